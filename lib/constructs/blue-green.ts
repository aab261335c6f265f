import { Chart, type JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import type { KubeObject } from '../core/kube';
import type { Labels, SlotName } from '../core/labels';
import { CutoverError } from '../core/error';
import { applyPatches, patchRule, type Operation } from '../core/patch';
import { didYouMean } from '../core/suggest';
import { formatProblem, type Problem } from '../core/problem';
import type { Release, ReleaseSource } from '../files/release';
import { Gate } from '../gates/gate';
import { planOutlook, type PlanOutlook } from '../gates/outlook';
import { Monitoring } from '../monitoring/monitoring';
import type { Objective } from '../objectives/objective';
import type { Slo } from '../objectives/slo';
import { ReleasePlan } from '../release/plan';
import type { Lock, SlotPatches } from '../release/lock';
import { effectivePatches } from '../release/versions';
import type { ServiceProps } from '../service/definition';
import { istioTelemetry } from '../signals/istio';
import type { Telemetry as TelemetryDialect } from '../signals/telemetry';
import { assemble, type AssembledRelease } from '../strategy/assembly';
import type { ReleaseDefinition } from '../strategy/definition';
import type { Manifest } from '../strategy/manifest';
import { settle, type Settlement } from '../strategy/settlement';
import { Router } from '../traffic/router';
import type { TrafficRouter } from '../traffic/traffic-router';
import { PlainObject, inOrder, operationOf, withChartLabels } from './plain-object';
import { platformOf } from './platform';

/** A service and how it is released. */
export interface BlueGreenProps extends ServiceProps {
  /** The release: which version is in which slot, and the stage. */
  readonly release: Release;
  /** The stages of a release. @default ReleasePlan.guide000(): 10, 25, 50, 75, 100 %, then 30 minutes of soak */
  readonly plan?: ReleasePlan;
  /** How traffic is divided. @default Router.istio() */
  readonly router?: TrafficRouter;
  /**
   * Bounds on what the release does to production: the one source of its gates, alerts and panels, at every stage.
   * @default [] (no gate of a stage and no alert of the release; `before`, `slos` and `monitoring` are written all the same)
   */
  readonly objectives?: readonly Objective[];
  /** By which metrics requests are counted. @default Telemetries.istio(): at the callers' proxies */
  readonly telemetry?: TelemetryDialect;
  /**
   * What is asked before the first request reaches the new version.
   * @default - with objectives: every pod is ready, no critical alert fires, and, where `monitoring` scrapes them, both
   * versions are scraped
   */
  readonly before?: readonly Gate[];
  /** What the service promises over weeks, whatever its version. @default [] */
  readonly slos?: readonly Slo[];
  /** Scraping, traces, a synthetic check and a dashboard. @default - none of them */
  readonly monitoring?: Monitoring;
  /** Requests per second of the whole service, by which stages are found too quiet to be watched. @default - unknown */
  readonly requestRate?: number;
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
  private readonly definition: ReleaseDefinition;
  private readonly kindPatches = new Map<string, JsonPatch[]>();

  constructor(scope: Construct, id: string, props: BlueGreenProps) {
    super(scope, id);
    Object.defineProperty(this, BLUE_GREEN, { value: true });
    const { release } = props;
    this.definition = definitionOf(props);
    const site = {
      construct: this.node.path,
      namespace: Chart.of(this).namespace,
      platform: platformOf(this),
      source: release.source,
    };
    const { assembled, problems } = assemble(this.definition, site);
    this.release = release;
    this.early = problems;
    this.assembled = assembled;
    this.placed = (assembled?.manifests ?? []).map((manifest) => ({ manifest, construct: this.objectOf(manifest) }));
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
    const { assembled } = this;
    if (!assembled) return { problems: this.early };
    const settlement = settle(assembled, (slot) => this.patchesNow(slot));
    return { assembled, settlement, problems: [...this.early, ...settlement.problems, ...this.unknownKinds()] };
  }

  /**
   * An object in another state than that of this stage, with its labels and patches: one on the way back. Throws when a
   * patch does not fit; `patched: false` leaves patches out.
   */
  renderManifest(manifest: Manifest, { patched = true } = {}): KubeObject {
    const construct = this.find(manifest.id);
    if (construct) return patched ? construct.render(manifest.object) : construct.unpatched(manifest.object);
    const plain = inOrder(withChartLabels(manifest.object, Chart.of(this).labels));
    return patched ? applyPatches(plain, this.patchesFor(manifest, []), `${this.node.path}/${manifest.id}`) : plain;
  }

  /** Patches of a kind that no release has at any stage: a slip, whose patch would be dropped without a word. */
  private unknownKinds(): Problem[] {
    const known = [...new Set([...KINDS, ...this.placed.map(({ manifest }) => manifest.object.kind)])];
    return [...this.kindPatches.keys()]
      .filter((kind) => !known.includes(kind))
      .map((kind) =>
        patchRule.problem({
          at: { construct: this.node.path },
          given: `a patch of ${kind}`,
          allowed: known.join(', '),
          fix: `name a kind that the release writes${didYouMean(kind, known)}`,
        }),
      );
  }

  private find(id: string): PlainObject | undefined {
    return this.node.tryFindChild(id) as PlainObject | undefined;
  }

  private objectOf(manifest: Manifest): PlainObject {
    return new PlainObject(this, manifest.id, manifest.object, (own) => this.patchesFor(manifest, own));
  }

  /** The patches that an object is written with: those of its version where it belongs to a slot. */
  private patchesFor({ id, slot, object }: Manifest, own: readonly Operation[]): readonly Operation[] {
    const chosen = slot && this.assembled?.chosen[slot];
    if (!chosen) return [...this.patchesOfKind(object.kind), ...own];
    const version = effectivePatches(this.assembled.freeze, chosen, this.patchesNow(slot));
    return version[patchKey(id, slot)] ?? [];
  }

  /** The patches that the code makes now of a slot's objects, of those that this stage does not have as well. */
  private patchesNow(slot: SlotName): SlotPatches {
    const patches: Record<string, readonly Operation[]> = {};
    for (const kind of SLOT_KINDS) patches[kind] = this.patchesOfKind(kind);
    for (const { manifest, construct } of this.placed) {
      if (manifest.slot !== slot) continue;
      patches[patchKey(manifest.id, slot)] = [...this.patchesOfKind(manifest.object.kind), ...construct.ownPatches];
    }
    return Object.fromEntries(Object.entries(patches).filter(([, list]) => list.length > 0));
  }

  private patchesOfKind(kind: string): readonly Operation[] {
    return (this.kindPatches.get(kind) ?? []).map(operationOf);
  }

  /** What stock cdk8s reports; `CutoverApp` takes the problems themselves. */
  private errors(): string[] {
    const { problems } = this.evaluate();
    return problems.filter(({ severity }) => severity === 'error').map(formatProblem);
  }
}

function definitionOf(props: BlueGreenProps): ReleaseDefinition {
  const {
    release: _release,
    objectives = [],
    telemetry,
    before,
    slos = [],
    monitoring,
    requestRate,
    ...service
  } = props;
  const scraped = monitoring?.scrape ? [Gate.scraped()] : [];
  const standard = objectives.length > 0 ? [Gate.complete(), ...scraped, Gate.noPage()] : [];
  return {
    ...service,
    plan: props.plan ?? ReleasePlan.guide000(),
    router: props.router ?? Router.istio(),
    promotionLabels: props.promotionLabels ?? {},
    watching: {
      objectives,
      telemetry: telemetry ?? istioTelemetry(),
      before: before ?? standard,
      slos,
      monitoring: monitoring ?? Monitoring.of({}),
      ...(requestRate === undefined ? {} : { requestRate }),
    },
  };
}

/** Kinds of a slot's objects that every version has at some stage, by the ids of their constructs. */
const SLOT_KINDS = ['Service', 'Deployment', 'HorizontalPodAutoscaler', 'PodDisruptionBudget'] as const;

/** Kinds that a release may have, at this stage or another. */
const KINDS = [
  ...SLOT_KINDS,
  'ConfigMap',
  'ServiceAccount',
  'NetworkPolicy',
  'AuthorizationPolicy',
  'AnalysisRun',
  'AnalysisTemplate',
  'PrometheusRule',
];

/** The id of a slot's object without the slot: a version may move to the other one. */
function patchKey(id: string, slot: SlotName): string {
  return id.replace(`-${slot}`, '');
}
