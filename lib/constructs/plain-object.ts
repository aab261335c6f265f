import { ApiObject, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { applyPatch, type Operation } from 'fast-json-patch';
import { canonical } from '../core/canonical';
import { CutoverError } from '../core/error';
import { objectName, type KubeObject } from '../core/kube';
import type { Labels } from '../core/labels';
import { Rule } from '../core/rule';

export const patchRule = new Rule({
  id: 'patch',
  title: 'A patch fits the object that it is for',
  why: 'A patch that changes nothing is a setting that production does not have.',
});

/** The operation inside a patch of cdk8s. */
export function operationOf(patch: JsonPatch): Operation {
  return (patch as unknown as { _toJson(): Operation })._toJson();
}

/** What a plain object takes from the release that it belongs to. */
export interface PlainObjectOptions {
  /** Patches of everything of its kind, applied before its own. @default - none */
  readonly inherited?: () => readonly JsonPatch[];
  /** Whether its pod template is kept by the lock, patches included. @default false */
  readonly frozenTemplate?: boolean;
}

/**
 * An object of plain data in the construct tree. Escape hatches work as on any `ApiObject` and nothing is lost on the
 * way: there is no schema between a patch and the manifest. `toJson` skips token resolution, which plain data has no
 * use for.
 */
export class PlainObject extends ApiObject {
  private readonly own: JsonPatch[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly base: KubeObject,
    private readonly options: PlainObjectOptions = {},
  ) {
    super(scope, id, { apiVersion: base.apiVersion, kind: base.kind, metadata: base.metadata });
  }

  override addJsonPatch(...ops: JsonPatch[]): void {
    this.own.push(...ops);
  }

  /** Every patch of the object. */
  get allPatches(): readonly JsonPatch[] {
    return [...(this.options.inherited?.() ?? []), ...this.own];
  }

  override toJson(): KubeObject {
    return this.render(this.base);
  }

  /**
   * Renders the object in another state, such as its state on the way back, with the labels, annotations and patches
   * that were added to this one. A template that is frozen has its patches in it already.
   */
  render(state: KubeObject): KubeObject {
    const { frozenTemplate = false } = this.options;
    const patches = this.allPatches.filter((patch) => !(frozenTemplate && isTemplatePatch(patch)));
    return this.renderWith(state, patches);
  }

  /** Renders the object as if nothing of it were frozen. */
  renderThawed(state: KubeObject): KubeObject {
    return this.renderWith(state, this.allPatches);
  }

  private renderWith(state: KubeObject, patches: readonly JsonPatch[]): KubeObject {
    const now = this.metadata.toJson() as { readonly labels?: Labels };
    const { labels: before = {} } = this.base.metadata;
    const added = Object.entries(now.labels ?? {}).filter(([key, value]) => before[key] !== value);
    const metadata = { ...state.metadata, ...now, labels: { ...state.metadata.labels, ...Object.fromEntries(added) } };
    return patched({ ...state, metadata }, patches, this.node.path);
  }
}

function isTemplatePatch(patch: JsonPatch): boolean {
  return operationOf(patch).path.startsWith('/spec/template');
}

/** An object with its keys in order and its patches applied. */
export function patched(object: KubeObject, patches: readonly JsonPatch[], construct: string): KubeObject {
  const { apiVersion, kind, metadata, ...rest } = object;
  const plain = { apiVersion, kind, metadata: canonical(metadata), ...canonical(rest) };
  return patches.reduce<KubeObject>((result, patch) => applied(result, patch, construct), plain);
}

function applied(object: KubeObject, patch: JsonPatch, construct: string): KubeObject {
  try {
    // Validated, unlike JsonPatch.apply: a replacement of nothing would otherwise be dropped without a word.
    return applyPatch(object, [operationOf(patch)], true).newDocument;
  } catch {
    const problem = patchRule.problem({
      at: { construct, object: objectName(object) },
      given: JSON.stringify(operationOf(patch)),
      allowed: 'an operation on a path that is there',
      fix: 'look at the path in the manifest; `add` makes what is not there yet, `replace` and `remove` need it',
    });
    throw new CutoverError([problem]);
  }
}
