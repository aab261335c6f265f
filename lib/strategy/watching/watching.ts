import type { SlotName } from '../../core/labels';
import type { Gate } from '../../gates/gate';
import type { Monitoring } from '../../monitoring/monitoring';
import type { Objective } from '../../objectives/objective';
import type { Slo } from '../../objectives/slo';
import type { ResolvedPlatform } from '../../platform/platform';
import type { StageModel } from '../../release/model';
import type { RenderedVersion } from '../../service/version';
import type { WatchedVersion } from '../../signals/signal';
import type { Telemetry } from '../../signals/telemetry';
import type { Manifest } from '../manifest';

/** How a release is watched: the one source of its gates, alerts, monitors and dashboard. */
export interface Watching {
  readonly objectives: readonly Objective[];
  readonly telemetry: Telemetry;
  /** What is asked before the first request. */
  readonly before: readonly Gate[];
  readonly slos: readonly Slo[];
  readonly monitoring: Monitoring;
  /** Requests per second of the whole service, where they are known. */
  readonly requestRate?: number;
}

/** What watches a release for as long as the same versions run, whatever the stage. */
export interface LastingWatch {
  readonly running: { readonly live: SlotName; readonly versions: readonly WatchedVersion[] };
  readonly monitors: readonly Manifest[];
  readonly rules: readonly Manifest[];
  readonly dashboard: readonly Manifest[];
}

/** What the objects that watch a stage are built from. */
export interface WatchInput {
  readonly namespace: string;
  readonly platform: ResolvedPlatform;
  readonly model: StageModel;
  readonly versions: Readonly<Partial<Record<SlotName, RenderedVersion>>>;
  readonly watching: Watching;
  /** Counts up when the same release is tried again. */
  readonly attempt: number;
  /** What was made for another stage of the same release, to be taken over where it fits. @default - all is made anew */
  readonly lasting?: LastingWatch;
}
