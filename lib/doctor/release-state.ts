import { SLOTS, SLOT_LABEL, VERSION_LABEL, type Labels, type SlotName } from '../core/labels';

/** A slot as the cluster has it. */
export interface SlotState {
  /** Percent of the traffic; none where no route says. */
  readonly weight?: number;
  readonly version?: string;
  readonly ready: number;
  readonly wanted: number;
}

/** The analysis of a stage as the cluster has it. */
export interface RunState {
  readonly name: string;
  readonly stage: string;
  /** Word of the controller, such as `Running`; none while it has not looked. */
  readonly phase?: string;
  readonly message?: string;
  /** Gates that have a verdict, by their names. */
  readonly gates: Readonly<Record<string, string>>;
}

/** A release as the cluster has it. */
export interface ReleaseState {
  readonly slots: Readonly<Partial<Record<SlotName, SlotState>>>;
  readonly runs: readonly RunState[];
  /** The revision that the GitOps engine has applied; none where it does not say. */
  readonly revision?: string;
  /** What could not be read. */
  readonly unknown: readonly string[];
}

interface RouteShape {
  readonly route?: readonly { readonly destination: { readonly subset?: string }; readonly weight?: number }[];
}

/** Percent of the traffic that each slot has, by the route that all requests take which no other takes: the last. */
export function routeWeights(spec: unknown): Readonly<Partial<Record<SlotName, number>>> {
  const { http = [], tcp = [] } = spec as {
    readonly http?: readonly RouteShape[];
    readonly tcp?: readonly RouteShape[];
  };
  const destinations = [...tcp, ...http].at(-1)?.route ?? [];
  const weights = SLOTS.flatMap((slot) => {
    const own = destinations.filter(({ destination }) => destination.subset === slot);
    const all = destinations.length === 1 ? 100 : 0;
    return own.length === 0 ? [] : [[slot, own.reduce((sum, { weight = all }) => sum + weight, 0)] as const];
  });
  return Object.fromEntries(weights);
}

interface DeploymentShape {
  readonly metadata: { readonly labels?: Labels };
  readonly spec: { readonly replicas?: number; readonly template: { readonly metadata: { readonly labels?: Labels } } };
  readonly status?: { readonly readyReplicas?: number };
}

/** The slots of a release, by its Deployments and the weights of its route. */
export function slotStates(
  deployments: readonly DeploymentShape[],
  weights: Readonly<Partial<Record<SlotName, number>>>,
): ReleaseState['slots'] {
  const states = SLOTS.flatMap((slot) => {
    const own = deployments.find(({ metadata }) => metadata.labels?.[SLOT_LABEL] === slot);
    if (!own) return [];
    const version = own.spec.template.metadata.labels?.[VERSION_LABEL];
    const weight = weights[slot];
    const state: SlotState = {
      ...(weight === undefined ? {} : { weight }),
      ...(version === undefined ? {} : { version }),
      ready: own.status?.readyReplicas ?? 0,
      wanted: own.spec.replicas ?? 1,
    };
    return [[slot, state] as const];
  });
  return Object.fromEntries(states);
}

interface RunShape {
  readonly metadata: { readonly name: string; readonly labels?: Labels };
  readonly status?: {
    readonly phase?: string;
    readonly message?: string;
    readonly metricResults?: readonly { readonly name: string; readonly phase?: string }[];
  };
}

/** An analysis, with the verdict of each of its gates. */
export function runState({ metadata, status = {} }: RunShape, stage: string): RunState {
  const { phase, message, metricResults = [] } = status;
  return {
    name: metadata.name,
    stage,
    ...(phase === undefined || phase === '' ? {} : { phase }),
    ...(message === undefined || message === '' ? {} : { message }),
    gates: Object.fromEntries(metricResults.map((metric) => [metric.name, metric.phase ?? 'Pending'])),
  };
}
