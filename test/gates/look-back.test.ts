import { lookBackProblem } from '../../lib/gates/look-back';
import { gateProblems } from '../../lib/gates/problems';
import { Objective, type ObjectiveOptions } from '../../lib/objectives/objective';
import { ReleasePlan } from '../../lib/release/plan';
import { conversion } from '../../lib/signals/business';
import { restarts } from '../../lib/signals/health';
import { memoryTrend } from '../../lib/signals/saturation';
import { Signal, type Scope, type SeriesKind } from '../../lib/signals/signal';

const at = { construct: 'shop/checkout' };
const guide000 = ReleasePlan.guide000();

function problemsOf(signal: Signal, lookBack: number, plan = guide000, options: ObjectiveOptions = {}) {
  const { facts } = Objective.of(signal, { hold: 0.9, rollback: 1, ...options });
  return lookBackProblem(plan, { objective: facts, signal, lookBack }, at);
}

function signalOf(series: SeriesKind, scope: Scope = 'version'): Signal {
  return Signal.of({ id: 'refunds', title: 'refunds', unit: '1/s', series, scope, read: () => 'x' });
}

describe('a range of a signal', () => {
  it('that reaches back to before the first request is refused, with all the stages at which it does', () => {
    expect(problemsOf(signalOf('counter'), 600)).toMatchObject([
      {
        id: 'gate-window',
        severity: 'error',
        at: { construct: 'shop/checkout', field: 'objectives' },
        // The first look is 120 s after the begin of a stage; 180 s of traffic are before shift-25, and 480 s before shift-50.
        given:
          'refunds: refunds looks back 600 s; at the first look it has had requests for 120 s (shift-10), 300 s (shift-25)',
        allowed:
          'no range that reaches back to before the candidate: an earlier attempt, or a load, would be judged with it',
        fix: 'a shorter range, or a window of 600 s for the objective, with holds as long',
      },
    ]);
  });

  it('is taken if and only if the first look of every stage is that long after the first request', () => {
    expect(problemsOf(signalOf('counter'), 120)).toEqual([]);
    expect(problemsOf(signalOf('counter'), 121)).toHaveLength(1);
    // A hold of 310 s has its first look after 130 s.
    const odd = ReleasePlan.steps({ 10: 310 });
    expect(problemsOf(signalOf('counter'), 130, odd)).toEqual([]);
    expect(problemsOf(signalOf('counter'), 131, odd)).toHaveLength(1);
  });

  it('counts nothing of steps that may be passed by', () => {
    const given = problemsOf(signalOf('counter'), 300, guide000.withOptional('shift-10'))[0]?.given;
    expect(given).toMatch(/120 s \(shift-10\), 120 s \(shift-25\)$/);
  });

  it('over pods may reach back to the preview, which is as long as it says', () => {
    const [problem] = problemsOf(signalOf('gauge'), 900, ReleasePlan.steps({ 10: 180 }, { preview: 60 }));
    expect(problem?.given).toContain('its pods have run for 180 s (shift-10), 360 s (soak)');
    expect(problem?.fix).toBe('a shorter range, or a preview of 780 s: ReleasePlan.steps({ … }, { preview: 780 })');
    expect(problemsOf(signalOf('gauge'), 900, ReleasePlan.steps({ 10: 180 }, { preview: 780 }))).toEqual([]);
    expect(problemsOf(signalOf('gauge'), 900, ReleasePlan.steps({ 10: 180 }, { preview: 779 }))).toHaveLength(1);
  });

  it('is mended by a window of the objective that is as long', () => {
    const plan = ReleasePlan.steps({ 10: 1800 });
    expect(problemsOf(signalOf('counter'), 1800, plan)).toHaveLength(1);
    expect(problemsOf(signalOf('counter'), 1800, plan, { window: 1800 })).toEqual([]);
    const { facts } = Objective.of(signalOf('counter'), { hold: 1, rollback: 2, window: 1800 });
    expect(gateProblems(plan, [facts], 30, at)).toEqual([]);
  });

  it.each(['service', 'database'] as const)('over a %s is taken: it was there before the candidate', (scope) => {
    expect(problemsOf(signalOf('gauge', scope), 86_400)).toEqual([]);
  });

  it('over what pods count one by one is taken: a younger pod has only its own', () => {
    expect(problemsOf(restarts, 600)).toEqual([]);
    // Requests to a version may be those of an earlier attempt.
    expect(problemsOf(signalOf('counter'), 600)).toHaveLength(1);
    // A trend that begins while a pod starts says nothing of what comes.
    expect(problemsOf(memoryTrend, 600)).toHaveLength(1);
  });

  it('of a sequential test is taken: its gates count from the first request on', () => {
    const { facts } = Objective.sequential();
    expect(lookBackProblem(guide000, { objective: facts, signal: facts.hold.signal, lookBack: 7200 }, at)).toEqual([]);
  });
});

describe('signals of the library', () => {
  it('say how far they look back where that is not the window, and what they find there would not be their own', () => {
    const sold = { begun: { metric: 'visits_total' }, done: { metric: 'orders_total' } };
    expect(conversion(sold).lookBack).toBe(1800);
    expect(conversion({ ...sold, over: 600 }).lookBack).toBe(600);
    expect(memoryTrend.lookBack).toBe(900);
    expect(restarts.lookBack).toBe(600);
  });
});
