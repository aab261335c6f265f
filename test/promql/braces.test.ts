import * as fc from 'fast-check';
import { Database, Objective, Platform, ReleasePlan, Signals, is, matches } from 'cutover';
import { gateLook } from '../../lib/gates/look';
import { parsePromql } from '../../lib/promql/parse';
import { partsOfKind } from '../../lib/promql/syntax';
import { guide000, recommendation } from '../testing/recommendation';
import { candidate, telemetries } from '../signals/subjects';

const BRACES = /\{\{|\}\}/;

/** Objectives whose queries have a value of somebody else's in a label. */
function objectivesOf(value: string): Objective[] {
  const database = Database.postgres({ maxConnections: 400, poolPerPod: 4, exporter: { job: value } });
  const visits = { metric: 'visits_total', matchers: [is('shop', value)] };
  return [
    Objective.connections(database),
    Objective.of(Signals.longestTransaction(database), { hold: 5, rollback: 30 }),
    Objective.of(Signals.logRate({ id: 'odd', title: 'odd', metric: 'odd_total', counted: [is('shop', value)] }), {
      hold: 1,
      rollback: 2,
    }),
    Objective.of(Signals.successShare({ tried: visits, succeeded: is('outcome', value) }), {
      hold: 0.9,
      rollback: 0.8,
    }),
    Objective.of(Signals.conversion({ begun: visits, done: { metric: 'orders_total' }, over: 120 }), {
      hold: 0.2,
      rollback: 0.1,
    }),
  ];
}

const anyValue = fc.string({ unit: fc.constantFrom('{', '}', '"', '\\', '\n', 'a', '$', '🙂'), minLength: 1 });

test('whatever is in a label, a gate asks for just that, and has no braces for Argo Rollouts to fill in', () => {
  const [[, telemetry]] = telemetries as [(typeof telemetries)[number]];
  fc.assert(
    fc.property(anyValue, (value) => {
      for (const { facts } of objectivesOf(value)) {
        const { query } = gateLook(facts, { candidate, telemetry });
        expect(query).not.toMatch(BRACES);
        const { expression } = parsePromql(query);
        const asked = partsOfKind(expression!, 'selector').flatMap(({ node }) => node.matchers);
        expect(asked.map((matcher) => matcher.value)).toContain(value);
      }
    }),
    { numRuns: 200 },
  );
});

test('no run has braces that Argo Rollouts would fill in, whatever its values are', () => {
  const plan = ReleasePlan.guide000();
  const odd = '{{ args.x }}}} "{{{';
  const repeated = Objective.of(Signals.successShare({ succeeded: matches('outcome', '(a{1,2}){2}|\\{\\{') }), {
    hold: 0.95,
    rollback: 0.9,
    name: 'repeated',
  });
  const objectives = [...objectivesOf(odd), repeated];
  const platform = Platform.of({ gateways: ['istio-system/public'] });
  const stages = guide000({ plan, platform, build: recommendation({ plan, objectives }) });
  const runs = stages.all().flatMap(({ objects }) => objects.filter(({ kind }) => kind === 'AnalysisRun'));
  expect(runs.length).toBeGreaterThan(4);
  for (const run of runs) for (const text of textsIn(run.spec)) expect(text).not.toMatch(BRACES);
  expect(textsIn(runs).join('\n')).toContain(String.raw`job="\x7b\x7b args.x \x7d\x7d\x7d\x7d \"\x7b\x7b{"`);
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
