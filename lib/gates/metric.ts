import type { KubeObject } from '../core/kube';
import type { Labels } from '../core/labels';
import type { GateLook } from './look';
import { scheduleFields, type Schedule } from './schedule';

/** One metric of an analysis, as Argo Rollouts writes it, and whether it is measured without effect. */
export interface GateMetric {
  readonly metric: { readonly name: string } & Readonly<Record<string, unknown>>;
  readonly dryRun: boolean;
}

/** Where Argo Rollouts asks. */
export interface PrometheusSite {
  readonly address: string;
  readonly headers: Labels;
}

/** Seconds after which a query is given up and counts as an error: a third of the time between two looks. */
const QUERY_TIMEOUT = 10;

/**
 * Errors in a row that are let pass. Argo Rollouts asks again ten seconds after each of them. So a Prometheus that
 * refuses connections, while it is started again, may be away for two minutes: the run ends in an error 120 s after the
 * first of them. Where each query hangs until it is given up, it ends after 250 s at the latest.
 */
const ERRORS_LET_PASS = 12;

/** A look at Prometheus, as often as the schedule says. */
export function prometheusMetric(
  name: string,
  { query, successCondition, failureCondition }: GateLook,
  schedule: Schedule,
  { address, headers }: PrometheusSite,
  { dryRun = false, mayWait = false }: { readonly dryRun?: boolean; readonly mayWait?: boolean } = {},
): GateMetric {
  const list = Object.entries(headers).map(([key, value]) => ({ key, value }));
  return {
    metric: {
      name,
      ...scheduleFields(schedule),
      successCondition,
      failureCondition,
      ...limits(schedule, mayWait),
      provider: {
        prometheus: { address, query, timeout: QUERY_TIMEOUT, ...(list.length > 0 ? { headers: list } : {}) },
      },
    },
    dryRun,
  };
}

/** A Job whose end is the verdict. */
export function jobMetric(name: string, job: Readonly<Record<string, unknown>>): GateMetric {
  return { metric: { name, count: 1, failureLimit: 0, provider: { job: { spec: job } } }, dryRun: false };
}

/**
 * The first bad look fails: a bound that must be passed for longer is asked as such. Where looks may wait, all but one
 * may be without a verdict, because the end of one metric ends the watch of all; otherwise fewer than half of them.
 */
function limits({ count }: Schedule, mayWait: boolean): Readonly<Record<string, number>> {
  return {
    failureLimit: 0,
    // As many as there are looks would let a run pass in which not one of them was good.
    inconclusiveLimit: mayWait ? count - 1 : Math.floor((count - 1) / 2),
    consecutiveErrorLimit: ERRORS_LET_PASS,
  };
}

/** Where an analysis is. */
export interface AnalysisSubject {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
}

/** A run of its own, with its metrics inlined: a run has no reference to a template. It never expires by itself. */
export function analysisRunObject(subject: AnalysisSubject, metrics: readonly GateMetric[]): KubeObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisRun',
    metadata: { name: subject.name, namespace: subject.namespace, labels: subject.labels },
    spec: specOf(metrics),
  };
}

/** The same as a template, for runs that people or a controller start. */
export function analysisTemplateObject(subject: AnalysisSubject, metrics: readonly GateMetric[]): KubeObject {
  return { ...analysisRunObject(subject, metrics), kind: 'AnalysisTemplate' };
}

function specOf(metrics: readonly GateMetric[]): Readonly<Record<string, unknown>> {
  // Argo Rollouts takes it for an expression that is found anywhere in a name.
  const dry = metrics.filter(({ dryRun }) => dryRun).map(({ metric }) => ({ metricName: `^${metric.name}$` }));
  return { metrics: metrics.map(({ metric }) => metric), ...(dry.length > 0 ? { dryRun: dry } : {}) };
}
