import { Rule } from '../core/rule';
import type { Place, Problem } from '../core/problem';
import { seconds, type Seconds } from '../core/quantity';
import type { SidecarMode } from '../platform/platform';

/** Parts of the drain budget that all services have. */
export interface DrainOptions {
  /**
   * How long proxies and load balancers may go on sending to a pod after it was told to stop; the preStop sleep.
   * @default Duration.seconds(5)
   */
  readonly deregistration?: Seconds;
  /**
   * How long a proxy drains after the application has ended. @default Duration.seconds(5), Istio's
   * `terminationDrainDuration`
   */
  readonly proxyDrain?: Seconds;
  /** A grace period set by hand; refused below the sum of the parts. @default - the sum of the parts */
  readonly gracePeriod?: Seconds;
}

/** The drain of a service that answers requests. */
export interface RequestsDrainProps extends DrainOptions {
  /** The longest that a request may take; routes time out after it. */
  readonly longest: Seconds;
}

/** The drain of a service whose connections stay open. */
export interface ConnectionsDrainProps extends DrainOptions {
  /** The age at which a connection is closed and the client connects anew. Nothing is retired before it has passed. */
  readonly maxConnectionAge: Seconds;
}

interface DrainFacts {
  readonly kind: 'requests' | 'websocket' | 'server-sent-events' | 'grpc';
  readonly longest: number;
  readonly maxConnectionAge: number;
  readonly deregistration: number;
  readonly proxyDrain: number;
  readonly gracePeriod?: number;
}

/** How a pod ends: what it may still have to finish when it is told to stop. */
export class Drain {
  /** Plain requests: none takes longer than `longest`. */
  static requests(props: RequestsDrainProps): Drain {
    return new Drain('requests', seconds(props.longest, 'longest', 1), 0, props);
  }

  /** WebSocket connections. */
  static webSockets(props: ConnectionsDrainProps): Drain {
    return Drain.connections('websocket', props);
  }

  /** Server-sent events. */
  static serverSentEvents(props: ConnectionsDrainProps): Drain {
    return Drain.connections('server-sent-events', props);
  }

  /** gRPC streams; the server must close connections at the same age (`MAX_CONNECTION_AGE`). */
  static grpcStreams(props: ConnectionsDrainProps): Drain {
    return Drain.connections('grpc', props);
  }

  private static connections(kind: DrainFacts['kind'], props: ConnectionsDrainProps): Drain {
    const age = seconds(props.maxConnectionAge, 'maxConnectionAge', 1);
    return new Drain(kind, age, age, props);
  }

  /** The parts, in seconds. */
  readonly facts: DrainFacts;

  private constructor(kind: DrainFacts['kind'], longest: number, maxConnectionAge: number, options: DrainOptions) {
    this.facts = {
      kind,
      longest,
      maxConnectionAge,
      deregistration: seconds(options.deregistration ?? 5, 'deregistration', 1),
      proxyDrain: seconds(options.proxyDrain ?? 5, 'proxyDrain', 1),
      ...(options.gracePeriod === undefined ? {} : { gracePeriod: seconds(options.gracePeriod, 'gracePeriod', 1) }),
    };
  }
}

/** The drain budget in numbers, all of them seconds. */
export interface DrainBudget {
  readonly sidecar: SidecarMode;
  readonly longest: number;
  /** 0 where connections end with their request. */
  readonly maxConnectionAge: number;
  readonly preStopSleep: number;
  readonly gracePeriod: number;
  /** How long the proxy may take to end after the application. */
  readonly proxyDrain: number;
  /** Absent without a sidecar. */
  readonly terminationDrain?: number;
}

/**
 * Computes the budget. A native sidecar ends after the application, so the parts follow each other:
 * `grace = preStop + longest + proxy drain`. A classic one gets SIGTERM when the pod does, so its own drain has to
 * cover the rest: `terminationDrainDuration = preStop + longest`, and the grace period that and the time to exit.
 */
export function drainBudget(drain: Drain, sidecar: SidecarMode): DrainBudget {
  const { longest, maxConnectionAge, deregistration, proxyDrain, gracePeriod } = drain.facts;
  const common = { sidecar, longest, maxConnectionAge, proxyDrain, preStopSleep: deregistration };
  const application = deregistration + longest;
  if (sidecar === 'none') return { ...common, gracePeriod: gracePeriod ?? application };
  return {
    ...common,
    gracePeriod: gracePeriod ?? application + proxyDrain,
    terminationDrain: sidecar === 'native' ? proxyDrain : application,
  };
}

/** The least grace period of a budget, with the sum that it is made of. */
export function leastGrace(drain: Drain, sidecar: SidecarMode): { readonly seconds: number; readonly sum: string } {
  const { deregistration, longest, proxyDrain } = drain.facts;
  const application = `preStop ${deregistration} s + ${drain.facts.maxConnectionAge > 0 ? 'connection age' : 'longest request'} ${longest} s`;
  if (sidecar === 'none') return { seconds: deregistration + longest, sum: application };
  const last = sidecar === 'native' ? 'proxy drain' : 'exit of the proxy';
  return { seconds: deregistration + longest + proxyDrain, sum: `${application} + ${last} ${proxyDrain} s` };
}

/** One line for people, printed in an annotation of the pod. */
export function describeDrain(budget: DrainBudget): string {
  const parts = [
    `preStop ${budget.preStopSleep}s`,
    budget.maxConnectionAge > 0 ? `connections ${budget.maxConnectionAge}s` : `longest request ${budget.longest}s`,
    ...(budget.terminationDrain === undefined ? [] : [`proxy drain ${budget.terminationDrain}s`]),
  ];
  return `${parts.join(', ')}: grace ${budget.gracePeriod}s (${describeSidecar(budget.sidecar)})`;
}

function describeSidecar(sidecar: SidecarMode): string {
  return sidecar === 'none' ? 'no sidecar' : `${sidecar} sidecar`;
}

export const drainRule = new Rule({
  id: 'drain',
  title: 'The grace period covers the preStop sleep, the longest request and the drain of the proxy',
  why: 'A pod that is killed before it has drained cuts off the requests it was still answering, at every release.',
});

/** A grace period set by hand that contradicts the parts. */
export function drainProblems(drain: Drain, sidecar: SidecarMode, at: Place): Problem[] {
  const given = drain.facts.gracePeriod;
  const least = leastGrace(drain, sidecar);
  if (given === undefined || given >= least.seconds) return [];
  const problem = drainRule.problem({
    at: { ...at, field: 'drain.gracePeriod' },
    given: `${given} s`,
    allowed: `at least ${least.seconds} s = ${least.sum} (${describeSidecar(sidecar)})`,
    fix: `leave gracePeriod out, or raise it to ${least.seconds} s, or lower the parts`,
  });
  return [problem];
}
