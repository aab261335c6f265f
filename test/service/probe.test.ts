import { Duration } from 'cdk8s';
import * as plus from 'cdk8s-plus-27';
import fc from 'fast-check';
import type { ContainerProps } from '../../lib/service/container';
import { Probe, renderProbe, type PlusProbe } from '../../lib/service/probe';
import { refusal } from '../core/refusal';
import { mainOf, problemsOf } from './sample';

const FIRST = [{ name: 'http', number: 8080 }];
const TIMING = { periodSeconds: 5, timeoutSeconds: 1, failureThreshold: 3 };
const PORTS = [
  { name: 'http', number: 8080 },
  { name: 'grpc', number: 9090, protocol: 'grpc' as const },
];

type Probes = Pick<ContainerProps, 'ready' | 'live'> & Partial<ContainerProps>;

describe('a probe', () => {
  it.each<[string, Probe, object]>([
    ['http', Probe.http('/ready'), { httpGet: { path: '/ready', port: 'http', scheme: 'HTTP' }, ...TIMING }],
    [
      'https on another port',
      Probe.http('/ready', { scheme: 'HTTPS', port: 'admin' }),
      { httpGet: { path: '/ready', port: 'admin', scheme: 'HTTPS' }, ...TIMING },
    ],
    ['tcp', Probe.tcp(), { tcpSocket: { port: 'http' }, ...TIMING }],
    ['tcp on a number', Probe.tcp({ port: 5432 }), { tcpSocket: { port: 5432 }, ...TIMING }],
    ['command', Probe.command(['/bin/check', '-q']), { exec: { command: ['/bin/check', '-q'] }, ...TIMING }],
    ['gRPC', Probe.grpc(), { grpc: { port: 8080 }, ...TIMING }],
    [
      'gRPC for a service on a number',
      Probe.grpc({ service: 'shop.Cart', port: 9090 }),
      { grpc: { port: 9090, service: 'shop.Cart' }, ...TIMING },
    ],
  ])('of the kind %s is written as Kubernetes reads it', (_, probe, expected) => {
    expect(renderProbe(probe, FIRST)).toEqual(expected);
  });

  it('takes its own timing, in seconds or durations of cdk8s', () => {
    const probe = Probe.http('/', { period: Duration.seconds(20), timeout: 4, failureThreshold: 2 });
    expect(renderProbe(probe, FIRST)).toMatchObject({ periodSeconds: 20, timeoutSeconds: 4, failureThreshold: 2 });
  });

  it.each<[string, () => Probe]>([
    ['period', () => Probe.tcp({ period: 0 })],
    ['timeout', () => Probe.http('/', { timeout: 1.5 })],
    ['failureThreshold', () => Probe.grpc({ failureThreshold: 0 })],
  ])('is refused with a %s that is none', (field, probe) => {
    expect(refusal(probe)).toMatchObject([{ id: 'quantity', at: { field } }]);
  });

  it('of gRPC asks by number also where its port has a name, which gRPC probes cannot have', () => {
    const container = { port: undefined, ports: PORTS, ready: Probe.grpc({ port: 'grpc' }) };
    expect(mainOf({ container }).readinessProbe?.grpc).toEqual({ port: 9090 });
    expect(mainOf({ container: { ...container, ready: Probe.grpc() } }).readinessProbe?.grpc).toEqual({ port: 8080 });
  });
});

describe('a probe of cdk8s-plus', () => {
  it.each<[string, PlusProbe, object]>([
    [
      'http',
      plus.Probe.fromHttpGet('/ready'),
      { failureThreshold: 3, httpGet: { path: '/ready', port: 8080, scheme: 'HTTP' } },
    ],
    [
      'http on a port of its own',
      plus.Probe.fromHttpGet('/ready', { port: 9000, scheme: plus.ConnectionScheme.HTTPS }),
      { failureThreshold: 3, httpGet: { path: '/ready', port: 9000, scheme: 'HTTPS' } },
    ],
    ['tcp', plus.Probe.fromTcpSocket(), { failureThreshold: 3, tcpSocket: { port: 8080 } }],
    [
      'tcp on a port of its own',
      plus.Probe.fromTcpSocket({ port: 5432 }),
      { failureThreshold: 3, tcpSocket: { port: 5432 } },
    ],
    ['command', plus.Probe.fromCommand(['a', 'b']), { failureThreshold: 3, exec: { command: ['a', 'b'] } }],
    [
      'http with a timing of its own',
      plus.Probe.fromHttpGet('/', {
        periodSeconds: Duration.seconds(7),
        timeoutSeconds: Duration.seconds(2),
        initialDelaySeconds: Duration.minutes(1),
        failureThreshold: 5,
        successThreshold: 2,
      }),
      {
        httpGet: { path: '/', port: 8080, scheme: 'HTTP' },
        periodSeconds: 7,
        timeoutSeconds: 2,
        initialDelaySeconds: 60,
        failureThreshold: 5,
        successThreshold: 2,
      },
    ],
  ])('of the kind %s becomes plain data', (_, probe, expected) => {
    const kube = renderProbe(probe, FIRST);
    expect(kube).toStrictEqual(expected);
    expect(JSON.parse(JSON.stringify(kube))).toStrictEqual(expected);
  });

  it('is taken wherever a probe is', () => {
    const container: Probes = {
      ready: plus.Probe.fromHttpGet('/ready'),
      live: plus.Probe.fromTcpSocket(),
      startup: plus.Probe.fromCommand(['started']),
    };
    expect(problemsOf({ container })).toEqual([]);
    expect(mainOf({ container })).toMatchObject({
      readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
      livenessProbe: { tcpSocket: { port: 8080 } },
      startupProbe: { exec: { command: ['started'] } },
    });
  });
});

describe('readiness and liveness', () => {
  it('are both required', () => {
    const probe = Probe.http('/ready');
    // @ts-expect-error a container without `live` does not compile
    const onlyReady: ContainerProps = { port: 8080, ready: probe };
    // @ts-expect-error a container without `ready` does not compile
    const onlyLive: ContainerProps = { port: 8080, live: probe };
    expect([onlyReady.live, onlyLive.ready]).toEqual([undefined, undefined]);
  });

  const at = (path: string, options = {}) => Probe.http(path, options);
  const plusAt = (path: string, options = {}) => plus.Probe.fromHttpGet(path, options);

  it.each<[string, Probes]>([
    ['the same path', { ready: at('/health'), live: at('/health') }],
    ['the same path at different times', { ready: at('/health'), live: at('/health', { period: 20, timeout: 3 }) }],
    ['a port each', { ready: Probe.tcp(), live: Probe.tcp({ failureThreshold: 9 }) }],
    ['the whole gRPC server', { ready: Probe.grpc(), live: Probe.grpc({ period: 30 }) }],
    ['the same command', { ready: Probe.command(['check']), live: Probe.command(['check']) }],
    ['the same of cdk8s-plus', { ready: plusAt('/health'), live: plusAt('/health') }],
    [
      'the same of cdk8s-plus, its port once by number',
      { ready: plusAt('/health'), live: plusAt('/health', { port: 8080 }) },
    ],
    ['the same port by number', { ready: at('/health', { port: 8080 }), live: plusAt('/health') }],
  ])('may not ask %s', (_, container) => {
    expect(problemsOf({ container })).toMatchObject([
      {
        id: 'probes',
        severity: 'error',
        at: { construct: 'app/shop', field: 'container' },
        given: expect.stringMatching(/^ready and live both ask \{/),
      },
    ]);
  });

  it.each<[string, Probes]>([
    [
      'by its name in one and by its number in the other',
      { ready: at('/health'), live: at('/health', { port: 8080 }) },
    ],
    ['in the words of cdk8s-plus in one of them', { ready: at('/health'), live: plusAt('/health') }],
    ['in the words of cdk8s-plus in the other', { ready: plusAt('/health'), live: at('/health') }],
    ['of TCP in the words of cdk8s-plus', { ready: Probe.tcp(), live: plus.Probe.fromTcpSocket() }],
  ])('may not ask the same, written %s', (_, container) => {
    expect(problemsOf({ container })).toMatchObject([{ id: 'probes' }]);
  });

  it.each<[string, Probes]>([
    ['two paths', { ready: at('/ready'), live: at('/live') }],
    ['two schemes', { ready: at('/health'), live: at('/health', { scheme: 'HTTPS' }) }],
    ['two ports', { ready: at('/health'), live: at('/health', { port: 9090 }) }],
    ['two kinds', { ready: at('/health'), live: Probe.tcp() }],
    ['two gRPC services', { ready: Probe.grpc({ service: 'ready' }), live: Probe.grpc({ service: 'live' }) }],
    ['two paths, one in the words of cdk8s-plus', { ready: at('/ready'), live: plusAt('/live') }],
  ])('may ask %s', (_, container) => {
    expect(problemsOf({ container })).toEqual([]);
  });
});

describe('the port of a probe', () => {
  it('is one of the container when it has a name', () => {
    const container = { port: undefined, ports: PORTS, ready: Probe.http('/ready', { port: 'admin' }) };
    expect(problemsOf({ container })).toMatchObject([
      {
        id: 'probes',
        given: "a probe of port 'admin'",
        allowed: "a number, or one of the container's ports: http, grpc",
        fix: 'name a port of the container',
      },
    ]);
    expect(problemsOf({ container: { ...container, ready: Probe.http('/ready', { port: 'grpc' }) } })).toEqual([]);
  });

  it('may be any number, one that is no port of the container too', () => {
    expect(problemsOf({ container: { ready: Probe.http('/ready', { port: 15021 }) } })).toEqual([]);
  });

  it('is looked at in every probe, the startup one too', () => {
    const port = 'nothing';
    const container = {
      ready: Probe.tcp({ port }),
      live: Probe.http('/', { port }),
      startup: Probe.grpc({ port }),
    };
    expect(problemsOf({ container }).map(({ id }) => id)).toEqual(['probes', 'probes', 'probes']);
  });
});

describe('the startup probe', () => {
  it('asks what liveness asks until the time to be ready is over, and not a period longer', () => {
    const times = fc.record({ within: fc.integer({ min: 1, max: 900 }), period: fc.integer({ min: 1, max: 60 }) });
    fc.assert(
      fc.property(times, ({ within, period }) => {
        const { startupProbe, livenessProbe } = mainOf({
          container: { readyWithin: within, live: Probe.http('/live', { period }) },
        });
        expect(startupProbe?.httpGet).toEqual(livenessProbe?.httpGet);
        const looks = startupProbe?.failureThreshold ?? 0;
        expect(looks * period).toBeGreaterThanOrEqual(within);
        expect((looks - 1) * period).toBeLessThan(within);
      }),
    );
  });

  it('gives three minutes when nothing is said', () => {
    expect(mainOf().startupProbe).toEqual({
      httpGet: { path: '/live', port: 'http', scheme: 'HTTP' },
      periodSeconds: 5,
      timeoutSeconds: 1,
      failureThreshold: 36,
    });
  });

  it('gives the time to be ready also where liveness is of cdk8s-plus and leaves its period to Kubernetes', () => {
    const { startupProbe } = mainOf({ container: { live: plus.Probe.fromHttpGet('/live'), readyWithin: 180 } });
    const kubernetesPeriod = 10;
    expect((startupProbe?.periodSeconds ?? kubernetesPeriod) * (startupProbe?.failureThreshold ?? 0)).toBe(180);
  });

  it('is the one that was given, with its own timing', () => {
    const startup = Probe.command(['warm'], { period: 2, failureThreshold: 7 });
    expect(mainOf({ container: { startup } }).startupProbe).toEqual({
      exec: { command: ['warm'] },
      periodSeconds: 2,
      timeoutSeconds: 1,
      failureThreshold: 7,
    });
  });
});
