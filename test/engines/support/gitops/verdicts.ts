import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterApi, ClusterObject } from '../../../../lib/engines';

/** An analysis, as it is found in a cluster. */
export const RUN = { apiVersion: 'argoproj.io/v1alpha1', kind: 'AnalysisRun' } as const;

const LOOKS_EVERY = 250;

/**
 * In the place of the controller of Argo Rollouts, which would ask for as long as a stage is held: says of every run that
 * it went well. What a stage brings is then healthy as soon as it is there, as it is for who has waited.
 */
export class Verdicts {
  private stopped = false;
  private readonly giving: Promise<void>;

  constructor(private readonly api: ClusterApi) {
    this.giving = this.give();
    // It is awaited at the end; until then it must not count as unhandled.
    this.giving.catch(() => undefined);
  }

  /** Throws what went wrong meanwhile. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.giving;
  }

  private async give(): Promise<void> {
    while (!this.stopped) {
      const runs = await this.api.list(RUN.apiVersion, RUN.kind);
      for (const run of runs.filter((each) => each.status === undefined)) await this.pass(run);
      await sleep(LOOKS_EVERY);
    }
  }

  private async pass(run: ClusterObject): Promise<void> {
    try {
      await this.api.merge(run, { status: { phase: 'Successful' } });
    } catch (error) {
      // Pruned since it was listed.
      if (await this.api.get(run)) throw error;
    }
  }
}
