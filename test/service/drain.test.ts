import { Duration } from 'cdk8s';
import fc from 'fast-check';
import type { SidecarMode } from '../../lib/platform/platform';
import { Drain, drainBudget, drainProblems, leastGrace, type DrainOptions } from '../../lib/service/drain';
import { refusal } from '../core/refusal';
import { mainOf, podOf, problemsOf, rendered } from './sample';

const SIDECARS: readonly SidecarMode[] = ['native', 'classic', 'none'];
const KINDS = {
  requests: (longest: number, options: DrainOptions) => Drain.requests({ longest, ...options }),
  webSockets: (maxConnectionAge: number, options: DrainOptions) => Drain.webSockets({ maxConnectionAge, ...options }),
  serverSentEvents: (maxConnectionAge: number, options: DrainOptions) =>
    Drain.serverSentEvents({ maxConnectionAge, ...options }),
  grpcStreams: (maxConnectionAge: number, options: DrainOptions) => Drain.grpcStreams({ maxConnectionAge, ...options }),
};
const CONNECTIONS = ['webSockets', 'serverSentEvents', 'grpcStreams'] as const;

const seconds = fc.integer({ min: 1, max: 7200 });
const input = fc.record({
  kind: fc.constantFrom(...(Object.keys(KINDS) as (keyof typeof KINDS)[])),
  sidecar: fc.constantFrom(...SIDECARS),
  preStop: seconds,
  longest: seconds,
  proxyDrain: seconds,
});

interface Parts {
  readonly sidecar: SidecarMode;
  readonly preStop: number;
  readonly longest: number;
  readonly proxyDrain: number;
}

/** The sum of the parts, worked out without the library. */
function sumOf({ sidecar, preStop, longest, proxyDrain }: Parts): number {
  return preStop + longest + (sidecar === 'none' ? 0 : proxyDrain);
}

describe('the drain budget', () => {
  it('adds up in every mode of the sidecar, for requests and for open connections', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { kind, sidecar, preStop, longest, proxyDrain } = given;
        const drain = KINDS[kind](longest, { deregistration: preStop, proxyDrain });
        expect(drainBudget(drain, sidecar)).toEqual({
          sidecar,
          longest,
          maxConnectionAge: kind === 'requests' ? 0 : longest,
          preStopSleep: preStop,
          proxyDrain,
          gracePeriod: sumOf(given),
          ...(sidecar === 'native' ? { terminationDrain: proxyDrain } : {}),
          ...(sidecar === 'classic' ? { terminationDrain: preStop + longest } : {}),
        });
        expect(leastGrace(drain, sidecar).seconds).toBe(sumOf(given));
      }),
    );
  });

  it('takes 5 s for deregistration and 5 s for the proxy when nothing is said', () => {
    const drain = Drain.requests({ longest: 30 });
    const common = { longest: 30, maxConnectionAge: 0, preStopSleep: 5, proxyDrain: 5 };
    expect(SIDECARS.map((sidecar) => drainBudget(drain, sidecar))).toEqual([
      { ...common, sidecar: 'native', gracePeriod: 40, terminationDrain: 5 },
      { ...common, sidecar: 'classic', gracePeriod: 40, terminationDrain: 35 },
      { ...common, sidecar: 'none', gracePeriod: 35 },
    ]);
  });

  it.each(CONNECTIONS)('of %s counts the age of a connection as the longest', (kind) => {
    const drain = KINDS[kind](600, {});
    expect(drainBudget(drain, 'native')).toMatchObject({ longest: 600, maxConnectionAge: 600, gracePeriod: 610 });
    expect(leastGrace(drain, 'native').sum).toBe('preStop 5 s + connection age 600 s + proxy drain 5 s');
  });

  it('takes durations of cdk8s', () => {
    const drain = Drain.webSockets({ maxConnectionAge: Duration.minutes(10), deregistration: Duration.seconds(15) });
    expect(drainBudget(drain, 'none')).toMatchObject({ preStopSleep: 15, maxConnectionAge: 600, gracePeriod: 615 });
  });

  it.each<[string, () => unknown]>([
    ['longest', () => Drain.requests({ longest: 0 })],
    ['longest', () => Drain.requests({ longest: 0.5 })],
    ['maxConnectionAge', () => Drain.webSockets({ maxConnectionAge: 0 })],
    ['maxConnectionAge', () => Drain.grpcStreams({ maxConnectionAge: -1 })],
    ['deregistration', () => Drain.requests({ longest: 1, deregistration: 0 })],
    ['proxyDrain', () => Drain.requests({ longest: 1, proxyDrain: 0 })],
    ['gracePeriod', () => Drain.requests({ longest: 1, gracePeriod: 1.5 })],
  ])('refuses a %s that is no whole second', (field, drain) => {
    expect(refusal(drain)).toMatchObject([{ id: 'quantity', at: { field } }]);
  });
});

describe('a grace period set by hand', () => {
  it('is refused below the sum of the parts, which the text tells, and taken from there on', () => {
    fc.assert(
      fc.property(input, fc.integer({ min: -5, max: 5 }), (given, off) => {
        const { kind, sidecar, preStop, longest, proxyDrain } = given;
        const sum = sumOf(given);
        const gracePeriod = Math.max(1, sum + off);
        const drain = KINDS[kind](longest, { deregistration: preStop, proxyDrain, gracePeriod });
        const problems = drainProblems(drain, sidecar, { construct: 'app/shop' });
        expect(problems).toHaveLength(gracePeriod < sum ? 1 : 0);
        for (const problem of problems) {
          expect(problem).toMatchObject({
            id: 'drain',
            severity: 'error',
            at: { construct: 'app/shop', field: 'drain.gracePeriod' },
            given: `${gracePeriod} s`,
            fix: `leave gracePeriod out, or raise it to ${sum} s, or lower the parts`,
          });
          const parts = [preStop, longest, ...(sidecar === 'none' ? [] : [proxyDrain])];
          expect(problem.allowed).toContain(`at least ${sum} s = preStop ${preStop} s + `);
          expect(problem.allowed.match(/\d+(?= s)/g)?.map(Number)).toEqual([sum, ...parts]);
        }
        expect(drainBudget(drain, sidecar).gracePeriod).toBe(gracePeriod);
      }),
    );
  });

  it.each<[SidecarMode, string]>([
    ['native', 'at least 40 s = preStop 5 s + longest request 30 s + proxy drain 5 s (native sidecar)'],
    ['classic', 'at least 40 s = preStop 5 s + longest request 30 s + exit of the proxy 5 s (classic sidecar)'],
    ['none', 'at least 35 s = preStop 5 s + longest request 30 s'],
  ])('is told its sum for people when the sidecar is %s', (sidecar, allowed) => {
    const drain = Drain.requests({ longest: 30, gracePeriod: 20 });
    expect(drainProblems(drain, sidecar, {})).toMatchObject([{ allowed: expect.stringContaining(allowed) }]);
  });

  it('is refused with the rest of the definition, by the mode of the platform', () => {
    const props = { drain: Drain.requests({ longest: 30, gracePeriod: 36 }) };
    expect(problemsOf({ props, platform: { sidecar: 'none' } })).toEqual([]);
    expect(problemsOf({ props, platform: { sidecar: 'native' } })).toMatchObject([{ id: 'drain', given: '36 s' }]);
  });
});

describe('a pod that drains', () => {
  const drain = Drain.requests({ longest: 60, deregistration: 10, proxyDrain: 8 });

  it('sleeps before it stops without a shell in its image', () => {
    expect(mainOf({ props: { drain } }).lifecycle).toEqual({ preStop: { sleep: { seconds: 10 } } });
  });

  it.each<[SidecarMode, number, Readonly<Record<string, string>>]>([
    [
      'native',
      78,
      {
        'cutover.dev/drain': 'preStop 10s, longest request 60s, proxy drain 8s: grace 78s (native sidecar)',
        'proxy.istio.io/config': '{"terminationDrainDuration":"8s"}',
        'sidecar.istio.io/nativeSidecar': 'true',
      },
    ],
    [
      'classic',
      78,
      {
        'cutover.dev/drain': 'preStop 10s, longest request 60s, proxy drain 70s: grace 78s (classic sidecar)',
        'proxy.istio.io/config': '{"holdApplicationUntilProxyStarts":true,"terminationDrainDuration":"70s"}',
        'sidecar.istio.io/nativeSidecar': 'false',
      },
    ],
    ['none', 70, { 'cutover.dev/drain': 'preStop 10s, longest request 60s: grace 70s (no sidecar)' }],
  ])('has its grace period and its annotations for a sidecar that is %s', (sidecar, grace, annotations) => {
    const version = rendered({ props: { drain }, platform: { sidecar } });
    expect(version.pod.spec.terminationGracePeriodSeconds).toBe(grace);
    expect(version.pod.metadata.annotations).toEqual(annotations);
    expect(version.drain).toEqual(drainBudget(drain, sidecar));
  });

  it('names the age of connections in its annotation', () => {
    const { pod } = rendered({ props: { drain: Drain.webSockets({ maxConnectionAge: 600 }) } });
    expect(pod.metadata.annotations?.['cutover.dev/drain']).toBe(
      'preStop 5s, connections 600s, proxy drain 5s: grace 610s (native sidecar)',
    );
  });

  it('keeps annotations of its own, but for those that keep the proxy to the budget', () => {
    const podAnnotations = {
      'example.com/a': 'b',
      'sidecar.istio.io/nativeSidecar': 'false',
      'cutover.dev/drain': 'x',
    };
    expect(rendered({ props: { podAnnotations } }).pod.metadata.annotations).toMatchObject({
      'example.com/a': 'b',
      'sidecar.istio.io/nativeSidecar': 'true',
      'cutover.dev/drain': 'preStop 5s, longest request 30s, proxy drain 5s: grace 40s (native sidecar)',
    });
  });

  it('takes a longer grace period than it needs', () => {
    const longer = Drain.requests({ longest: 30, gracePeriod: 300 });
    expect(podOf({ props: { drain: longer } }).terminationGracePeriodSeconds).toBe(300);
    expect(rendered({ props: { drain: longer } }).drain.terminationDrain).toBe(5);
  });
});
