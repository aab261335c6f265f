import { ApiObject, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { inOrder, type KubeObject } from '../core/kube';
import { applyPatches, type Operation } from '../core/patch';

/** The operation inside a patch of cdk8s. */
export function operationOf(patch: JsonPatch): Operation {
  return (patch as unknown as { _toJson(): Operation })._toJson();
}

/**
 * An object of plain data in the construct tree. Escape hatches work as on any `ApiObject` and nothing is lost on the
 * way: there is no schema between a patch and the manifest. `toJson` skips token resolution, which plain data has no
 * use for.
 */
export class PlainObject extends ApiObject {
  /** Whether a construct is one; `instanceof` says so of every `ApiObject`, because cdk8s has it look at a symbol. */
  static isPlainObject(construct: object): construct is PlainObject {
    return 'unpatched' in construct;
  }

  private readonly own: JsonPatch[] = [];
  private readonly addedLabels: Record<string, string> = {};

  /** `choosePatches` gives the patches to apply, from the object's own; without it these are applied as they are. */
  constructor(
    scope: Construct,
    id: string,
    private readonly base: KubeObject,
    private readonly choosePatches: (own: readonly Operation[]) => readonly Operation[] = (own) => own,
  ) {
    super(scope, id, { apiVersion: base.apiVersion, kind: base.kind, metadata: base.metadata });
    const { metadata, addedLabels } = this;
    const addLabel = metadata.addLabel.bind(metadata);
    metadata.addLabel = (key, value) => {
      addedLabels[key] = value;
      addLabel(key, value);
    };
  }

  override addJsonPatch(...ops: JsonPatch[]): void {
    this.own.push(...ops);
  }

  /** The patches of this object alone, as data. */
  get ownPatches(): readonly Operation[] {
    return this.own.map(operationOf);
  }

  override toJson(): KubeObject {
    return this.render(this.base);
  }

  /**
   * Renders the object in another state, such as its state on the way back, with the labels, annotations and patches
   * that were added to this one. Throws when a patch does not fit.
   */
  render(state: KubeObject): KubeObject {
    return applyPatches(this.unpatched(state), this.choosePatches(this.ownPatches), this.node.path);
  }

  /** The object without its patches: what is looked at when one of them does not fit. */
  unpatched(state = this.base): KubeObject {
    const now = this.metadata.toJson() as object;
    const labels = { ...this.chart.labels, ...state.metadata.labels, ...this.addedLabels };
    // The name is the state's: a run of another stage has another one.
    return inOrder({ ...state, metadata: { ...state.metadata, ...now, name: state.metadata.name, labels } });
  }
}
