import type { AnalysisPhase } from '../../../../lib/gates/argo/assess';
import { Gate } from '../../../../lib/gates/gate';
import { gateLook } from '../../../../lib/gates/look';
import { prometheusMetric } from '../../../../lib/gates/metric';
import { gateMetric } from '../../../../lib/gates/pre-release';
import { Objective, type NoData, type ObjectiveOptions } from '../../../../lib/objectives/objective';
import { Signal, type WatchedVersion } from '../../../../lib/signals/signal';
import { istioTelemetry } from '../../../../lib/signals/istio';
import { STAGE_METRIC, WATCHED_METRIC } from '../../../../lib/signals/stage';
import { ADDRESS, stepwise, type GateCase } from './case';
import type { ArgoMetric } from '../../../../lib/gates/argo/metric';

const SITE = { address: ADDRESS, headers: {} };
const TELEMETRY = istioTelemetry();

function version(slot: 'blue' | 'green', service = 'checkout'): WatchedVersion {
  const of = { service, namespace: 'shop', slot, workload: `${service}-${slot}`, version: slot };
  return { ...of, container: 'app', poolPerPod: 10, latencyBounds: [] };
}

const WATCH = { candidate: version('green'), stable: version('blue'), telemetry: TELEMETRY };

/** Values of both versions as expressions; `none` is no series. */
interface Values {
  readonly green: string;
  readonly blue?: string;
}

const NONE = 'vector(1) > 2';

function signal({ green, blue = 'vector(0.001)' }: Values, worse: 'higher' | 'lower' = 'higher'): Signal {
  return Signal.of({
    id: 'value',
    title: 'a value',
    unit: 'ratio',
    series: 'gauge',
    worse,
    read: ({ slot }) => `sum(${slot === 'green' ? green : blue})`,
  });
}

/** The metric that an objective becomes; looks two seconds apart. */
function metricOf(objective: Objective, count = 3): ArgoMetric {
  const { facts } = objective;
  const look = gateLook(facts, WATCH);
  const { metric } = prometheusMetric(facts.name, look, { initialDelay: 0, interval: 2, count }, SITE);
  return metric;
}

function emitted(name: string, objective: Objective, run: AnalysisPhase): GateCase {
  return { name, spec: () => ({ metrics: [metricOf(objective)] }), run };
}

const BOUNDS = { hold: 0.005, rollback: 0.01 };
const VALUES = { good: 'vector(0.001)', between: 'vector(0.007)', bad: 'vector(0.02)', none: NONE } as const;

function absolute(noData: NoData, of: keyof typeof VALUES, run: AnalysisPhase): GateCase {
  const objective = Objective.of(signal({ green: VALUES[of] }), { ...BOUNDS, noData });
  return emitted(`emitted: ${of}, no data means ${noData}`, objective, run);
}

function business(of: keyof typeof VALUES, options: ObjectiveOptions, run: AnalysisPhase): GateCase {
  const objective = Objective.of(signal({ green: VALUES[of] }), { ...BOUNDS, concern: 'business', ...options });
  return emitted(`emitted: business, ${of}`, objective, run);
}

function compared(name: string, values: Values, run: AnalysisPhase, by: 'difference' | 'ratio' = 'ratio'): GateCase {
  const objective =
    by === 'ratio'
      ? Objective.timesStable(signal(values), { hold: 1.1, rollback: 1.2 })
      : Objective.aboveStable(signal(values), { hold: 0.0025, rollback: 0.005 });
  return emitted(`emitted: ${by}, ${name}`, objective, run);
}

/** A value that becomes another one after five seconds. */
function changing(name: string, [first, then]: readonly [string, string], count: number, run: AnalysisPhase): GateCase {
  const spec = (begin: number) => {
    const value = signal({ green: stepwise(begin, first, [5, then]) });
    return { metrics: [metricOf(Objective.of(value, BOUNDS), count)] };
  };
  return { name: `emitted: ${name}`, spec, run };
}

/** What is asked before the first request to a service; looks are ten seconds apart. */
function asked({ facts }: Gate, service?: string): ArgoMetric {
  const [candidate, stable] = [version('green', service), version('blue', service)];
  const { metric } = gateMetric(facts, {
    ...{ candidate, stable, prometheus: SITE, sidecar: 'none', clusterDomain: 'cluster.local', port: 80 },
    ...{ readyWithin: 10, images: {}, look: { telemetry: TELEMETRY, window: 120, minimumRate: 0.1 } },
  });
  return metric;
}

/** The same where nothing is known of the version. */
function before(gate: Gate, run: AnalysisPhase): GateCase {
  const { name } = gate.facts;
  return { name: `emitted: ${name}, nothing known`, spec: () => ({ metrics: [asked(gate)] }), run };
}

/** Whether a page of a service fires: two looks in the place of those of five minutes. */
function pages(name: string, service: string, run: AnalysisPhase, gate = Gate.noPage()): GateCase {
  const metric = { ...asked(gate, service), count: 2, inconclusiveLimit: 1 };
  return { name: `emitted: no-page, ${name}`, spec: () => ({ metrics: [metric] }), run };
}

/** What the rules of services say while the cases run: two are released, and one of them has a page that fires. */
export const PAGES: readonly object[] = [
  ...['quiet', 'paged'].flatMap((service) => [
    { record: STAGE_METRIC, expr: 'vector(1)', labels: { service, namespace: 'shop', candidate: 'green' } },
    { record: WATCHED_METRIC, expr: 'vector(1)', labels: { service, namespace: 'shop', version: 'green' } },
  ]),
  {
    alert: 'Fires',
    expr: 'vector(1)',
    labels: { service: 'paged', namespace: 'shop', severity: 'critical', team: 'shop' },
  },
];

const lower = (green: string) => Objective.of(signal({ green }, 'lower'), { name: 'lower', hold: 0.99, rollback: 0.9 });

/** What objectives become, on values that are plain to see. */
export const EMITTED: readonly GateCase[] = [
  absolute('hold', 'good', 'Successful'),
  absolute('hold', 'between', 'Inconclusive'),
  absolute('hold', 'bad', 'Failed'),
  absolute('hold', 'none', 'Inconclusive'),
  absolute('rollback', 'good', 'Successful'),
  absolute('rollback', 'between', 'Inconclusive'),
  absolute('rollback', 'bad', 'Failed'),
  absolute('rollback', 'none', 'Failed'),
  absolute('pass', 'good', 'Successful'),
  absolute('pass', 'between', 'Inconclusive'),
  absolute('pass', 'bad', 'Failed'),
  absolute('pass', 'none', 'Successful'),
  business('good', {}, 'Successful'),
  business('between', {}, 'Successful'),
  business('bad', {}, 'Failed'),
  business('none', {}, 'Successful'),
  emitted('emitted: the lower the worse, good', lower('vector(0.999)'), 'Successful'),
  emitted('emitted: the lower the worse, between', lower('vector(0.95)'), 'Inconclusive'),
  emitted('emitted: the lower the worse, at the bound', lower('vector(0.9)'), 'Failed'),
  compared('as good', { green: 'vector(300)', blue: 'vector(300)' }, 'Successful'),
  compared('held', { green: 'vector(345)', blue: 'vector(300)' }, 'Inconclusive'),
  compared('worse', { green: 'vector(375)', blue: 'vector(300)' }, 'Failed'),
  compared('a stable version of 0', { green: 'vector(300)', blue: 'vector(0)' }, 'Inconclusive'),
  compared('no stable version', { green: 'vector(300)', blue: NONE }, 'Inconclusive'),
  compared('as good', { green: 'vector(0.02)', blue: 'vector(0.02)' }, 'Successful', 'difference'),
  compared('worse', { green: 'vector(0.02)', blue: 'vector(0.001)' }, 'Failed', 'difference'),
  compared('no candidate', { green: NONE, blue: 'vector(0.001)' }, 'Inconclusive', 'difference'),
  changing('series that are born late', [NONE, 'vector(0.001)'], 15, 'Successful'),
  changing('good, then bad', ['vector(0.001)', 'vector(0.02)'], 30, 'Failed'),
  pages('no rules', 'unruled', 'Inconclusive'),
  pages('rules and no alert', 'quiet', 'Successful'),
  pages('an alert that fires', 'paged', 'Failed'),
  pages('an alert of a team', 'quiet', 'Failed', Gate.noPage({ labels: { team: 'shop' } })),
  before(Gate.complete(), 'Inconclusive'),
  before(Gate.scraped(), 'Inconclusive'),
];
