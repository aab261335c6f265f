import { Chart, type JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import type { KubeObject } from '../core/kube';
import type { SlotName } from '../core/labels';
import { CutoverError } from '../core/error';
import { formatProblem } from '../core/problem';
import type { HeldRelease } from '../evaluation/output';
import { PatchedRelease, type Evaluation } from '../evaluation/patched-release';
import type { Release, ReleaseSource } from '../files/release';
import { planOutlook, type PlanOutlook } from '../gates/outlook';
import type { Lock } from '../release/lock';
import type { ReleasePlan } from '../release/plan';
import { definitionOf, type ReleaseDefinition, type ServiceDefinition } from '../strategy/definition';
import type { Manifest } from '../strategy/manifest';
import { PlainObject, operationOf } from './plain-object';
import { platformOf } from './platform';

/** A service, how it is released, and the release. */
export interface BlueGreenProps extends ServiceDefinition {
  /** The release: which version is in which slot, and the stage. */
  readonly release: Release;
}

/** An object of a release with its place in the construct tree and in the order of waves. */
export interface PlacedObject {
  readonly manifest: Manifest;
  readonly construct: PlainObject;
}

const BLUE_GREEN = Symbol.for('cutover.BlueGreen');

/** A blue-green release of a service: two slots, and traffic that moves from one to the other stage by stage. */
export class BlueGreen extends Construct implements HeldRelease {
  /** Whether a construct is a blue-green release. */
  static isBlueGreen(construct: object): construct is BlueGreen {
    return BLUE_GREEN in construct;
  }

  /** The objects of this stage. */
  readonly placed: readonly PlacedObject[];
  private readonly release: Release;
  private readonly definition: ReleaseDefinition;
  private readonly patched: PatchedRelease;
  private readonly kindPatches = new Map<string, JsonPatch[]>();

  constructor(scope: Construct, id: string, props: BlueGreenProps) {
    super(scope, id);
    Object.defineProperty(this, BLUE_GREEN, { value: true });
    const { release, ...definition } = props;
    this.release = release;
    this.definition = definitionOf(definition);
    const site = {
      construct: this.construct,
      namespace: Chart.of(this).namespace,
      platform: platformOf(this),
      source: release.source,
    };
    this.patched = new PatchedRelease(this.definition, site, {
      kinds: () => [...this.kindPatches.keys()],
      ofKind: (kind) => (this.kindPatches.get(kind) ?? []).map(operationOf),
      ofObject: (id) => this.find(id)?.ownPatches ?? [],
    });
    this.placed = this.patched.manifests.map((manifest) => ({
      manifest,
      construct: new PlainObject(this, manifest.id, manifest.object, () => this.patched.patchesFor(manifest)),
    }));
    this.node.defaultChild = this.find('Service');
    this.node.addValidation({ validate: () => this.errors() });
  }

  /** Its path in the construct tree. */
  get construct(): string {
    return this.node.path;
  }

  /** Name of the service, and of the Service that clients call. */
  get service(): string {
    return this.release.data.service;
  }

  /** The slot whose version is the stable one. */
  get live(): SlotName {
    return this.release.data.live;
  }

  /** Name of the stage. */
  get stage(): string {
    return this.release.data.stage;
  }

  /** The namespace of its objects; empty where the chart has none, which is refused. */
  get namespace(): string {
    return Chart.of(this).namespace ?? '';
  }

  /** The stages of its releases. */
  get plan(): ReleasePlan {
    return this.definition.plan;
  }

  /** What its gates can tell, when, how surely, and what a bad version costs until then: for every stage of the plan. */
  get outlook(): PlanOutlook {
    const { plan, watching } = this.definition;
    const { prometheus, syncLatency } = platformOf(this).facts;
    const { objectives, requestRate } = watching;
    const rate = requestRate === undefined ? {} : { requestRate };
    return planOutlook({ plan, objectives, scrapeInterval: prometheus.scrapeInterval, syncLatency, ...rate });
  }

  /** Where the release and its lock come from. */
  get source(): ReleaseSource {
    return this.release.source;
  }

  /** Where synthesis writes the lock; nothing for a release that is given in code. */
  get lockFile(): string | undefined {
    return this.release.source.lockFile;
  }

  /** The lock as it is after this synthesis. Throws the report when the release cannot be synthesized. */
  get lock(): Lock {
    const { settlement, problems } = this.evaluate();
    if (!settlement) throw new CutoverError(problems);
    return settlement.lock;
  }

  /**
   * Patches every object of a kind, in both slots, at every stage and on the way back. An object that is not there at
   * this stage is patched when it comes. A pod template that is frozen keeps the patches that it was released with.
   */
  patch(kind: string, ...patches: JsonPatch[]): void {
    this.kindPatches.set(kind, [...(this.kindPatches.get(kind) ?? []), ...patches]);
  }

  /** Works out everything that depends on patches, and all that is wrong with this release by itself. */
  evaluate(): Evaluation {
    return this.patched.evaluate();
  }

  /**
   * An object in another state than that of this stage, with its labels and patches: one on the way back. Throws when a
   * patch does not fit; `patched: false` leaves patches out.
   */
  renderManifest(manifest: Manifest, { patched = true } = {}): KubeObject {
    const construct = this.find(manifest.id);
    if (construct) return patched ? construct.render(manifest.object) : construct.unpatched(manifest.object);
    return this.patched.render(manifest, Chart.of(this).labels, { patched });
  }

  private find(id: string): PlainObject | undefined {
    return this.node.tryFindChild(id) as PlainObject | undefined;
  }

  /** What stock cdk8s reports; `CutoverApp` takes the problems themselves. */
  private errors(): string[] {
    const { problems } = this.evaluate();
    return problems.filter(({ severity }) => severity === 'error').map(formatProblem);
  }
}
