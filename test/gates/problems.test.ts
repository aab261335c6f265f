import fc from 'fast-check';
import { Gate } from '../../lib/gates/gate';
import { gateImageProblems, gateObjectiveProblems } from '../../lib/gates/gate-problems';
import { gateProblems } from '../../lib/gates/problems';
import { Objective } from '../../lib/objectives/objective';
import { ReleasePlan } from '../../lib/release/plan';
import { Access, Peer } from '../../lib/service/access';
import { errorRatio } from '../../lib/signals/requests';
import { idsOf } from '../core/refusal';
import { database } from '../signals/subjects';
import { image } from './subjects';

const at = { construct: 'shop/checkout' };
const field = { construct: 'shop/checkout', field: 'objectives' };
const guide000 = ReleasePlan.guide000();

function problemsOf(plan: ReleasePlan, objectives: readonly Objective[], scrapeInterval = 30) {
  return gateProblems(
    plan,
    objectives.map(({ facts }) => facts),
    scrapeInterval,
    at,
  );
}

describe('objectives that reach a verdict', () => {
  it('are nothing to report, in the plan of each guide', () => {
    const objectives = [Objective.errorRatio(), Objective.latency(), Objective.connections(database)];
    for (const plan of [guide000, ReleasePlan.guide001(), ReleasePlan.guide002()]) {
      expect(problemsOf(plan, objectives)).toEqual([]);
    }
    expect(problemsOf(guide000, [])).toEqual([]);
  });
});

describe('a window', () => {
  it('of fewer than four scrapes is refused', () => {
    expect(problemsOf(guide000, [Objective.errorRatio({ window: 119 })])).toMatchObject([
      {
        id: 'gate-window',
        severity: 'error',
        at: field,
        given: 'error-ratio: a window of 119 s, scraped every 30 s',
        allowed: 'at least 120 s',
        fix: 'raise the window to 120 s, or say prometheus.scrapeInterval in the platform if it is shorter',
      },
    ]);
  });

  it('is refused if and only if it has fewer than four scrapes', () => {
    const plan = ReleasePlan.steps({ 50: 3600 }, { settle: 3600, soak: 3600 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 3600 }), (scrape, window) => {
        const problems = problemsOf(plan, [Objective.errorRatio({ window })], scrape);
        expect(idsOf(problems)).toEqual(window < 4 * scrape ? ['gate-window'] : []);
      }),
    );
  });
});

describe('a hold', () => {
  it('that is shorter than the first look is refused', () => {
    const plan = ReleasePlan.steps({ 10: 119, 50: 120 });
    expect(problemsOf(plan, [Objective.errorRatio()])).toMatchObject([
      {
        id: 'gate-reach',
        severity: 'error',
        at: { construct: 'shop/checkout', field: 'plan' },
        given: 'shift-10 is held for 119 s; error-ratio first looks after 120 s',
        allowed: 'shift-10 held for at least 120 s',
        fix: 'raise its hold to 120 s, or lower window and rollbackAfter of the objective',
      },
    ]);
  });

  it('of nothing is refused below 100 %, and names all that is not watched', () => {
    const plan = ReleasePlan.steps({ 10: 0, 50: 300 });
    expect(problemsOf(plan, [Objective.errorRatio(), Objective.latency({ window: 240 })])).toMatchObject([
      {
        id: 'gate-reach',
        severity: 'error',
        at: { construct: 'shop/checkout', field: 'plan' },
        given: 'shift-10 is not held, with error-ratio, latency-p99 to watch',
        allowed: 'shift-10 held for at least 240 s',
      },
    ]);
  });

  it('of nothing is fine at 100 %, which the soak goes on with, and not at the soak', () => {
    expect(problemsOf(ReleasePlan.steps({ 50: 300 }), [Objective.errorRatio()])).toEqual([]);
    expect(problemsOf(ReleasePlan.steps({ 50: 300 }, { soak: 0 }), [Objective.errorRatio()])).toMatchObject([
      { id: 'gate-reach', given: 'soak is not held, with error-ratio to watch' },
    ]);
  });

  it('is long enough for a sustained bound with the traffic of the stages before it', () => {
    const sustained = Objective.latency({ rollbackAfter: 300 });
    // 180 s + 180 s of traffic are as long as 300 s and two scrapes; the first 180 s alone are not.
    const plan = ReleasePlan.steps({ 10: 180, 50: 180 });
    expect(problemsOf(plan, [sustained])).toMatchObject([
      {
        id: 'gate-reach',
        given: 'shift-10 ends 180 s after the first request; latency-p99 fails after 360 s at the earliest',
        allowed: 'shift-10 held for at least 360 s',
      },
    ]);
    expect(problemsOf(ReleasePlan.steps({ 10: 360, 50: 180 }), [sustained])).toEqual([]);
  });

  it('is reported with a number that mends it, whatever plan and objective', () => {
    const hold = fc.integer({ min: 1, max: 900 });
    const objective = fc.record({ window: fc.integer({ min: 120, max: 600 }), steps: fc.integer({ min: 0, max: 20 }) });
    fc.assert(
      fc.property(hold, objective, (first, { window, steps }) => {
        const sustained = Objective.latency({ window, rollbackAfter: 30 * steps });
        const planned = (of: number) => ReleasePlan.steps({ 10: of }, { soak: 3600 });
        const said = problemsOf(planned(first), [sustained]).map(({ allowed }) =>
          Number(/\d+(?= s)/.exec(allowed)?.[0]),
        );
        const most = Math.max(first, ...said);
        // What is too short for its first look is told of that first; the second report has the rest.
        const again = problemsOf(planned(most), [sustained]).map(({ allowed }) =>
          Number(/\d+(?= s)/.exec(allowed)?.[0]),
        );
        expect(problemsOf(planned(Math.max(most, ...again)), [sustained])).toEqual([]);
      }),
    );
  });
});

describe('a sustained bound', () => {
  it('that is no multiple of the time between two looks is refused', () => {
    expect(problemsOf(guide000, [Objective.latency({ rollbackAfter: 100 })])).toMatchObject([
      {
        id: 'gate-reach',
        severity: 'error',
        at: field,
        given: 'latency-p99: rollbackAfter 100 s',
        allowed: 'a multiple of 30 s, the time between two looks',
        fix: 'such as 120 s',
      },
    ]);
  });
});

describe('a comparison with the stable version', () => {
  const relative = Objective.aboveStable(errorRatio, { hold: 0.0025, rollback: 0.005 });

  it('is refused in a plan where both never have traffic', () => {
    expect(problemsOf(ReleasePlan.guide001(), [relative])).toMatchObject([
      {
        id: 'gate-reach',
        severity: 'error',
        at: field,
        given: 'error-ratio-against-stable compares with the stable version, which has no traffic at shift-100, soak',
        allowed: 'a stage below 100 % with a hold, or bounds that are absolute',
        fix: 'add a step to the plan, such as ReleasePlan.steps({ 10: 180 }), or give absolute bounds',
      },
    ]);
  });

  it('is fine with one stage below 100 %', () => {
    expect(problemsOf(ReleasePlan.guide002(), [relative])).toEqual([]);
  });
});

describe('names', () => {
  it('of two objectives alike are refused, once for each name', () => {
    const objectives = [Objective.errorRatio(), Objective.errorRatio({ window: 240 }), Objective.errorRatio()];
    expect(
      problemsOf(guide000, [...objectives, Objective.latency()]).filter(({ id }) => id === 'objective-name'),
    ).toMatchObject([
      {
        id: 'objective-name',
        severity: 'error',
        at: field,
        given: '3 objectives named error-ratio',
        allowed: 'each name once',
        fix: "give one of them a name: { name: 'checkout-errors' }",
      },
    ]);
  });

  it.each(['share-of-traffic', 'dependents', 'error-ratio-at-the-end', 'error-ratio-after-450s'])(
    'of metrics that stages have themselves are refused: %s',
    (name) => {
      expect(problemsOf(guide000, [Objective.errorRatio({ name })])).toMatchObject([
        {
          id: 'objective-name',
          severity: 'error',
          at: field,
          given: `an objective named ${name}`,
          allowed:
            'any name but share-of-traffic, dependents and what ends in -at-the-end or -after-60s: stages have these metrics themselves',
          fix: `give it another name: { name: '${name}-of-mine' }`,
        },
      ]);
      expect(problemsOf(guide000, [Objective.errorRatio({ name: `${name}-of-mine` })])).toEqual([]);
    },
  );

  it('of business objectives are refused as well, and those that only have the words in them are not', () => {
    const named = (name: string) => problemsOf(guide000, [Objective.errorRatio({ name, concern: 'business' })]);
    expect(idsOf(named('orders-at-the-end'))).toEqual(['objective-name']);
    expect(named('at-the-end-of-orders')).toEqual([]);
    expect(named('orders-at-the-ending')).toEqual([]);
  });

  it('of a gate and of an objective that is measured in the same run are refused', () => {
    const gates = [Gate.job('connections-orders', { image, command: ['/a'] }), Gate.noPage()].map(({ facts }) => facts);
    const objectives = [Objective.connections(database), Objective.errorRatio({ name: 'no-page' })];
    expect(
      gateObjectiveProblems(
        gates,
        objectives.map(({ facts }) => facts),
        [],
        at,
      ),
    ).toMatchObject([
      {
        id: 'gate',
        severity: 'error',
        at: { construct: 'shop/checkout', field: 'before' },
        given: 'a gate and an objective named connections-orders',
        fix: 'rename one',
      },
    ]);
  });
});

describe('everything that is wrong', () => {
  it('is reported together', () => {
    const objectives = [
      Objective.errorRatio({ window: 60 }),
      Objective.errorRatio({ rollbackAfter: 45 }),
      Objective.aboveStable(errorRatio, { hold: 0.0025, rollback: 0.005 }),
    ];
    const ids = idsOf(problemsOf(ReleasePlan.atomic({ hold: 30, soak: 1800 }), objectives));
    expect(ids).toEqual(['objective-name', 'gate-window', 'gate-reach', 'gate-reach', 'gate-reach', 'gate-reach']);
  });
});

describe('the Job of a gate', () => {
  const problems = (gates: readonly Gate[], images = {}, access?: Access) =>
    gateImageProblems(
      gates.map(({ facts }) => facts),
      images,
      { namespace: 'shop', access },
      at,
    );
  const before = { construct: 'shop/checkout', field: 'before' };

  it('is refused without an image, of its own or of the platform', () => {
    expect(problems([Gate.smoke(), Gate.load({ rate: 1 })])).toMatchObject([
      {
        id: 'gate',
        severity: 'error',
        at: before,
        given: 'smoke without an image',
        allowed: 'an image by digest',
        fix: 'give it one, or say gateImages.smoke in the platform: one for all services',
      },
      { id: 'gate', at: before, given: 'load without an image', fix: expect.stringContaining('gateImages.load') },
    ]);
    expect(problems([Gate.smoke(), Gate.load({ rate: 1 })], { smoke: image, load: image })).toEqual([]);
  });

  it('is refused with an image by tag, wherever it is from', () => {
    const given = [
      Gate.smoke({ image: 'curl:8' }),
      Gate.load({ rate: 1 }),
      Gate.contract({ image: 'x', command: ['/x'] }),
    ];
    expect(problems(given, { load: 'k6:latest' })).toMatchObject([
      {
        id: 'image-digest',
        severity: 'error',
        at: { construct: 'shop/checkout', field: 'before smoke' },
        given: '"curl:8"',
        allowed: 'name@sha256: and 64 hexadecimal digits',
      },
      { id: 'image-digest', at: { field: 'before load' }, given: '"k6:latest"' },
      { id: 'image-digest', at: { field: 'before contract' }, given: '"x"' },
    ]);
  });

  it('is refused where it may not call the service', () => {
    const gates = [Gate.smoke({ image }), Gate.noPage()];
    const others = Access.only(Peer.namespace('web'), Peer.serviceAccount('shop', 'cart'));
    expect(problems(gates, {}, others)).toMatchObject([
      {
        id: 'gate',
        severity: 'error',
        at: before,
        given: 'smoke in namespace shop, which may not call the service',
        allowed: 'Jobs that reach what they ask',
        fix: "add Peer.namespace('shop') to access",
      },
    ]);
    expect(problems(gates, {}, Access.only(Peer.namespace('shop')))).toEqual([]);
    expect(problems([Gate.noPage(), Gate.scraped()], {}, others)).toEqual([]);
  });

  it('has a name that no other gate has', () => {
    expect(problems([Gate.noPage(), Gate.noPage(), Gate.noPage()])).toMatchObject([
      {
        id: 'gate',
        severity: 'error',
        at: before,
        given: 'two gates named no-page',
        allowed: 'each name once',
        fix: 'rename one',
      },
    ]);
  });

  it('is refused for all reasons together', () => {
    const gates = [Gate.smoke(), Gate.smoke(), Gate.load({ rate: 1, image: 'k6:1' })];
    expect(idsOf(problems(gates, {}, Access.only()))).toEqual(['gate', 'gate', 'gate', 'image-digest', 'gate']);
  });
});
