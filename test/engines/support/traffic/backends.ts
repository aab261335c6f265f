import { join } from 'node:path';
import { ENVOY_ADMIN, type Engines } from '../../../../lib/engines';
import { askInside, startInside } from './program';

/** Every container of the apps listens here. */
const PORT = 8080;
const ADMIN = 7080;

/** How the pods of a version behave. */
export interface Behaviour {
  /** Share of requests that are answered with 500. @default 0 */
  readonly errors?: number;
  /** Milliseconds before each answer. @default 0 */
  readonly latency?: number;
}

/** A pod as the backends act it out. */
export interface ActedPod {
  readonly name: string;
  readonly namespace: string;
  readonly slot: string;
  readonly version: string;
  readonly phase: 'starting' | 'ready' | 'pre-stop' | 'draining' | 'gone';
  /** Requests that are being answered. */
  readonly open: number;
  /** Those that were when the pod was told to stop. */
  readonly openAtEnd: number;
  /** Those that still were when its preStop sleep was over. */
  readonly openAtDrain: number;
}

/** The pods as clients meet them: kwok runs no containers, so one server inside answers on all of their addresses. */
export class Backends {
  static async start(engines: Engines): Promise<Backends> {
    await startInside(engines, 'backends', ADMIN, {
      kubeconfig: engines.kubeconfig(),
      envoy: ENVOY_ADMIN,
      port: PORT,
      admin: ADMIN,
    });
    return new Backends(engines);
  }

  private constructor(private readonly engines: Engines) {}

  /** How versions behave from now on, by their name; those that are not named are quick and sound. */
  async behave(versions: Readonly<Record<string, Behaviour>>): Promise<void> {
    await askInside(this.engines, ADMIN, { method: 'PUT', path: '/versions', body: versions });
  }

  /** Whether pods are cut off the moment they are deleted, instead of ending as their specification says. */
  async cutOff(cutsOff: boolean): Promise<void> {
    await askInside(this.engines, ADMIN, { method: 'PUT', path: '/cuts-off', body: cutsOff });
  }

  /** Answers the requests to `/held` that have come until now: they take as long as a test needs. */
  async release(): Promise<void> {
    await askInside(this.engines, ADMIN, { method: 'PUT', path: '/released' });
  }

  /** Every pod that has been there, those that are gone included. */
  async pods(namespace: string, slot: string): Promise<readonly ActedPod[]> {
    const all = JSON.parse(await askInside(this.engines, ADMIN, { method: 'GET', path: '/pods' })) as ActedPod[];
    return all.filter((pod) => pod.namespace === namespace && pod.slot === slot);
  }

  /** Has Prometheus scrape the stand-in for Istio's telemetry, both reporters. */
  exportMetrics(): void {
    const targets = ['destination', 'source'].map((reporter) => ({
      targets: [`127.0.0.1:${ADMIN}`],
      labels: { __metrics_path__: `/metrics/${reporter}` },
    }));
    this.engines.write(join('prometheus', 'targets', 'mesh.json'), targets);
  }
}
