import * as fc from 'fast-check';
import {
  alertDetection,
  crossing,
  gateDetection,
  inSequence,
  pollLatency,
  timeToRollback,
  verdictInStage,
  type Delay,
  type StepChange,
} from '../../lib/gates/detection';

const SAMPLING = { window: 120, scrape: 15 };
const GATE = { ...SAMPLING, interval: 30 };
const ALERT = { ...SAMPLING, evaluation: 15 };
/** A missing index: the share of requests above 500 ms rises from 0.1 to 2.3 %. */
const SLOW: StepChange = { base: 0.001, bad: 0.023, limit: 0.01 };
/** 8 % of the requests fail. */
const SPIKE: StepChange = { base: 0.001, bad: 0.08, limit: 0.01 };

const within = (delay: Delay | undefined, measured: number): void => {
  expect(measured).toBeGreaterThanOrEqual(delay!.best);
  expect(measured).toBeLessThanOrEqual(delay!.worst);
};

describe('detection, against what was measured with promtool', () => {
  it('of a missing index: 45 s until the rate crosses, 165 s for an alert, 60 s for a gate, 180 s for five looks', () => {
    within(alertDetection(ALERT, SLOW), 45);
    within(alertDetection({ ...ALERT, for: 120 }, SLOW), 165);
    within(gateDetection(GATE, SLOW), 60);
    within(gateDetection({ ...GATE, sustained: 120 }, SLOW), 180);
  });

  it('of a spike of 8 %: 195 s for "5 % for two minutes", 30 s for a gate at 1 %, 15 s for an alert at 1 %', () => {
    within(alertDetection({ ...ALERT, for: 120 }, { ...SPIKE, limit: 0.05 }), 195);
    within(gateDetection(GATE, SPIKE), 30);
    within(alertDetection(ALERT, SPIKE), 15);
  });

  it('of 6 % from the begin of a stage: at the first look, after 120 s', () => {
    const stage = { ...GATE, hold: 180, initialDelay: 120 };
    expect(verdictInStage(stage, { base: 0.001, bad: 0.06, limit: 0.01 })).toEqual({
      best: 120,
      typical: 120,
      worst: 120,
    });
  });
});

describe('detection in numbers', () => {
  it('is the window less one scrape, times how far the limit is on the way to the bad share', () => {
    const expected = (105 * 0.009) / 0.022;
    const { best, typical, worst } = crossing(SLOW, SAMPLING)!;
    for (const each of [best, typical, worst]) expect(each).toBeCloseTo(expected, 10);
    expect(crossing(SLOW, { window: 100, scrape: 15 })!.best).toBeCloseTo((75 * 0.009) / 0.022, 10);
    expect(crossing(SLOW, { window: 100, scrape: 15 })!.worst).toBeCloseTo((90 * 0.009) / 0.022, 10);
  });

  it('is at once for a gauge, and where the base is beyond the limit already', () => {
    expect(crossing(SLOW, { window: 0, scrape: 15 })!.worst).toBe(0);
    expect(crossing({ base: 0.02, bad: 0.03, limit: 0.01 }, SAMPLING)!.worst).toBe(0);
    expect(gateDetection({ window: 0, scrape: 15, interval: 30 }, SLOW)).toEqual({ best: 0, typical: 22.5, worst: 45 });
  });

  it('never comes where the bad share is not above the limit', () => {
    const never = { base: 0.001, bad: 0.01, limit: 0.01 };
    expect(crossing(never, SAMPLING)).toBeUndefined();
    expect(gateDetection(GATE, never)).toBeUndefined();
    expect(alertDetection(ALERT, never)).toBeUndefined();
    expect(verdictInStage({ ...GATE, hold: 3600, initialDelay: 0 }, never)).toBeUndefined();
  });

  it('takes one interval more for each look that is let pass, and what Alertmanager waits', () => {
    const [once, thrice] = [gateDetection(GATE, SLOW)!, gateDetection({ ...GATE, failureLimit: 2 }, SLOW)!];
    expect(thrice.worst - once.worst).toBeCloseTo(60, 10);
    const told = alertDetection({ ...ALERT, notification: 30 }, SLOW)!;
    expect(told.best - alertDetection(ALERT, SLOW)!.best).toBeCloseTo(30, 10);
  });

  it('rounds "for" up to whole evaluations', () => {
    const [even, odd] = [100, 105].map((held) => alertDetection({ ...ALERT, for: held }, SLOW)!.best);
    expect(even).toBe(odd);
  });
});

/** Clocks that do not know of each other. */
const clocks = fc.record({
  scrape: fc.constantFrom(5, 10, 15, 30),
  scrapes: fc.integer({ min: 8, max: 20 }),
  // Tenths of a scrape, so that windows are mostly no multiples of it.
  extra: fc.nat(9),
  interval: fc.constantFrom(15, 30, 60),
  onset: fc.integer({ min: 4000, max: 4600 }),
  offset: fc.nat(59),
  bad: fc.integer({ min: 2, max: 50 }).map((percent) => percent / 100),
});

type Clocks = typeof clocks extends fc.Arbitrary<infer T> ? T : never;

/** Share of bad requests that `rate()` sees at a moment: from the first to the last scrape of its window. */
function seen({ scrape, onset, bad }: Clocks, window: number, base: number, at: number): number {
  const last = Math.floor(at / scrape) * scrape;
  // The left end of a window is not in it.
  const first = (Math.floor((at - window) / scrape) + 1) * scrape;
  const after = Math.max(0, last - Math.max(first, onset));
  return (after * bad + (last - first - after) * base) / (last - first);
}

describe('detection, against a rate that is scraped and looked at in steps', () => {
  const [base, limit] = [0.001, 0.01];
  const change = (bad: number): StepChange => ({ base, bad, limit });
  const windowOf = ({ scrape, scrapes, extra }: Clocks) => scrape * (scrapes + extra / 10);
  const EXACT = 1e-6;

  it('of one look is between the best and the worst', () => {
    fc.assert(
      fc.property(clocks, (given) => {
        const window = windowOf(given);
        let at = given.onset + (given.offset % given.interval);
        while (seen(given, window, base, at) <= limit) at += given.interval;
        const delay = gateDetection({ window, scrape: given.scrape, interval: given.interval }, change(given.bad))!;
        expect(at - given.onset).toBeLessThanOrEqual(delay.worst + EXACT);
      }),
      { numRuns: 1000 },
    );
  });

  it('of a limit that must be passed without a break is between the best and the worst', () => {
    const sustained = fc.constantFrom(30, 60, 120, 100);
    fc.assert(
      fc.property(clocks, sustained, fc.constantFrom(15, 30), (given, seconds, step) => {
        const window = windowOf(given);
        const needed = Math.ceil(seconds / step) + 1;
        const points = (at: number) =>
          Array.from({ length: needed }, (_, back) => (Math.floor(at / step) - back) * step).every(
            (point) => seen(given, window, base, point) > limit,
          );
        let at = given.onset + (given.offset % given.interval);
        while (!points(at)) at += given.interval;
        const timing = { window, scrape: given.scrape, interval: given.interval, sustained: seconds, step };
        const delay = gateDetection(timing, change(given.bad))!;
        expect(at - given.onset).toBeGreaterThanOrEqual(delay.best - EXACT);
        expect(at - given.onset).toBeLessThanOrEqual(delay.worst + EXACT);
      }),
      { numRuns: 1000 },
    );
  });

  it('of an alert that must be true for a while is between the best and the worst', () => {
    fc.assert(
      fc.property(clocks, fc.constantFrom(0, 60, 100, 120), (given, held) => {
        const window = windowOf(given);
        let at = given.onset + (given.offset % given.interval);
        let pending: number | undefined;
        for (; ; at += given.interval) {
          pending = seen(given, window, base, at) > limit ? (pending ?? at) : undefined;
          if (pending !== undefined && at - pending >= held) break;
        }
        const timing = { window, scrape: given.scrape, evaluation: given.interval, for: held };
        const delay = alertDetection(timing, change(given.bad))!;
        expect(at - given.onset).toBeGreaterThanOrEqual(delay.best - EXACT);
        expect(at - given.onset).toBeLessThanOrEqual(delay.worst + EXACT);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a verdict within a stage', () => {
  const stage = { ...GATE, initialDelay: 120 };

  it('is reached where the hold has room for it, and otherwise not', () => {
    // Crossed after 43 s, seen after a scrape and a step, 120 s later, at a look.
    const sustained = { ...stage, sustained: 120 };
    expect(verdictInStage({ ...sustained, hold: 240 }, SLOW)).toEqual({ best: 180, typical: 210, worst: 210 });
    expect(verdictInStage({ ...sustained, hold: 210 }, SLOW)).toBeDefined();
    expect(verdictInStage({ ...sustained, hold: 209 }, SLOW)).toBeUndefined();
  });

  it('counts the looks that are let pass', () => {
    const twice = verdictInStage({ ...stage, hold: 180, failureLimit: 2 }, SPIKE);
    expect(twice).toEqual({ best: 180, typical: 180, worst: 180 });
    expect(verdictInStage({ ...stage, hold: 180, failureLimit: 3 }, SPIKE)).toBeUndefined();
  });
});

describe('the time to a rollback', () => {
  const NONE = { best: 0, typical: 0, worst: 0 };

  it('is told apart: what it takes to see, and what it takes to go back', () => {
    const detection = gateDetection(GATE, SPIKE)!;
    const propagation = { best: 1, typical: 2, worst: 5 };
    const { rollback, total } = timeToRollback(detection, { decision: NONE, sync: pollLatency(120, 60), propagation });
    expect(rollback).toEqual({ best: 1, typical: 92, worst: 185 });
    expect(total).toEqual(inSequence(detection, rollback));
    expect(total.worst).toBe(detection.worst + 185);
  });

  it('has nothing of the engine where a webhook tells it', () => {
    expect(pollLatency(0)).toEqual(NONE);
    expect(inSequence()).toEqual(NONE);
  });
});
