import { Chart, type JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import type { KubeObject } from '../core/kube';
import type { Labels, SlotName } from '../core/labels';
import { CutoverError, collectProblems } from '../core/error';
import { formatProblem, type Problem } from '../core/problem';
import type { Release } from '../files/release';
import type { Objective } from '../objectives/objective';
import { ReleasePlan } from '../release/plan';
import type { Lock } from '../release/lock';
import type { ServiceProps } from '../service/definition';
import { assemble, type AssembledRelease } from '../strategy/assembly';
import type { ReleaseDefinition } from '../strategy/definition';
import { blueGreenManifests } from '../strategy/blue-green';
import type { Manifest } from '../strategy/manifest';
import { settle, type Settlement } from '../strategy/settlement';
import { Router } from '../traffic/router';
import type { TrafficRouter } from '../traffic/traffic-router';
import { PlainObject, operationOf, patched } from './plain-object';
import { platformOf } from './platform';

/** A service and how it is released. */
export interface BlueGreenProps extends ServiceProps {
  /** The release: which version is in which slot, and the stage. */
  readonly release: Release;
  /** The stages of a release. @default ReleasePlan.guide000(): 10, 25, 50, 75, 100 %, then 30 minutes of soak */
  readonly plan?: ReleasePlan;
  /** How traffic is divided. @default Router.istio() */
  readonly router?: TrafficRouter;
  /** Bounds on what the release does to production. @default [] */
  readonly objectives?: readonly Objective[];
  /** Labels that the promoted version's Deployment has on its own metadata, from the soak on. @default {} */
  readonly promotionLabels?: Labels;
}

/** An object of a release with its place in the construct tree and in the order of waves. */
export interface PlacedObject {
  readonly manifest: Manifest;
  readonly construct: PlainObject;
}

/** What came of a release. Without a settlement there is nothing to write. */
export interface Evaluation {
  readonly problems: readonly Problem[];
  readonly assembled?: AssembledRelease | undefined;
  readonly settlement?: Settlement | undefined;
}

const BLUE_GREEN = Symbol.for('cutover.BlueGreen');

/** A blue-green release of a service: two slots, and traffic that moves from one to the other stage by stage. */
export class BlueGreen extends Construct {
  /** Whether a construct is a blue-green release. */
  static isBlueGreen(construct: object): construct is BlueGreen {
    return BLUE_GREEN in construct;
  }

  /** The objects of this stage. */
  readonly placed: readonly PlacedObject[];
  /** What is wrong whatever the patches. */
  private readonly early: readonly Problem[];
  private readonly assembled: AssembledRelease | undefined;
  private readonly release: Release;
  private readonly kindPatches = new Map<string, JsonPatch[]>();

  constructor(scope: Construct, id: string, props: BlueGreenProps) {
    super(scope, id);
    Object.defineProperty(this, BLUE_GREEN, { value: true });
    const { release, ...service } = props;
    const definition: ReleaseDefinition = {
      ...service,
      plan: props.plan ?? ReleasePlan.guide000(),
      router: props.router ?? Router.istio(),
      objectives: props.objectives ?? [],
      promotionLabels: props.promotionLabels ?? {},
    };
    const site = {
      construct: this.node.path,
      namespace: Chart.of(this).namespace,
      platform: platformOf(this),
      source: release.source,
    };
    const { assembled, problems } = assemble(definition, site);
    this.release = release;
    this.early = problems;
    this.assembled = assembled;
    const manifests = assembled ? blueGreenManifests(assembled.input) : [];
    this.placed = manifests.map((manifest) => ({ manifest, construct: this.objectOf(manifest) }));
    this.node.defaultChild = this.find('Service');
    this.node.addValidation({ validate: () => this.errors() });
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

  /** Whether the release came with a lock. */
  get hadLock(): boolean {
    return this.release.source.lock !== undefined;
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
    const { assembled } = this;
    if (!assembled) return { problems: this.early };
    let settlement: Settlement | undefined;
    const late = collectProblems({ construct: this.node.path }, () => {
      settlement = settle(assembled, {
        deployment: (slot, object) => this.find(`Deployment-${slot}`)?.renderThawed(object) ?? object,
        operations: (slot) => this.find(`Deployment-${slot}`)?.allPatches.map(operationOf) ?? [],
      });
      return settlement.problems;
    });
    return { assembled, settlement, problems: [...this.early, ...late] };
  }

  /** An object in another state than that of this stage, with its labels and patches: one on the way back. */
  renderManifest({ id, object }: Manifest): KubeObject {
    const construct = this.find(id);
    if (construct) return construct.render(object);
    const labels = { ...Chart.of(this).labels, ...object.metadata.labels };
    return patched(
      { ...object, metadata: { ...object.metadata, labels } },
      this.patchesOf(object.kind),
      this.node.path,
    );
  }

  private find(id: string): PlainObject | undefined {
    return this.node.tryFindChild(id) as PlainObject | undefined;
  }

  private patchesOf(kind: string): readonly JsonPatch[] {
    return this.kindPatches.get(kind) ?? [];
  }

  private objectOf({ id, slot, object }: Manifest): PlainObject {
    return new PlainObject(this, id, object, {
      inherited: () => this.patchesOf(object.kind),
      frozenTemplate: slot !== undefined && this.assembled?.chosen[slot]?.entry !== undefined,
    });
  }

  /** What stock cdk8s reports; `CutoverApp` takes the problems themselves. */
  private errors(): string[] {
    const { problems } = this.evaluate();
    return problems.filter(({ severity }) => severity === 'error').map(formatProblem);
  }
}
