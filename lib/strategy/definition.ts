import type { Labels } from '../core/labels';
import { Gate } from '../gates/gate';
import { Monitoring } from '../monitoring/monitoring';
import type { Objective } from '../objectives/objective';
import type { Slo } from '../objectives/slo';
import { ReleasePlan } from '../release/plan';
import type { ServiceProps } from '../service/definition';
import { istioTelemetry } from '../signals/istio';
import type { Telemetry as TelemetryDialect } from '../signals/telemetry';
import { Router } from '../traffic/router';
import type { TrafficRouter } from '../traffic/traffic-router';
import type { Watching } from './watching/watching';

/** A service and how it is released: all that does not change from stage to stage, the same for every engine. */
export interface ServiceDefinition extends ServiceProps {
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

/** A service definition with every default in place. */
export interface ReleaseDefinition extends ServiceProps {
  readonly plan: ReleasePlan;
  readonly router: TrafficRouter;
  readonly watching: Watching;
  readonly promotionLabels: Labels;
}

/** Puts every default of a definition in place. */
export function definitionOf(given: ServiceDefinition): ReleaseDefinition {
  const { objectives = [], telemetry, before, slos = [], monitoring, requestRate, ...service } = given;
  const scraped = monitoring?.scrape ? [Gate.scraped()] : [];
  const standard = objectives.length > 0 ? [Gate.complete(), ...scraped, Gate.noPage()] : [];
  return {
    ...service,
    plan: given.plan ?? ReleasePlan.guide000(),
    router: given.router ?? Router.istio(),
    promotionLabels: given.promotionLabels ?? {},
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
