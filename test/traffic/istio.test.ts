import fc from 'fast-check';
import {
  DestinationRule,
  VirtualService,
  type DestinationRuleSpec,
  type VirtualServiceSpec,
  type VirtualServiceSpecHttp,
} from '../../imports/networking.istio.io';
import { SLOTS, type SlotName } from '../../lib/core/labels';
import { resolvePlatform, type PlatformFacts } from '../../lib/platform/platform';
import type { AppProtocol } from '../../lib/service/container';
import { Drain } from '../../lib/service/drain';
import type { VersionPort } from '../../lib/service/version';
import type { IstioRouterProps } from '../../lib/traffic/istio';
import { Router } from '../../lib/traffic/router';
import { refusal } from '../core/refusal';
import { HOST, connections, inputOf, requests, routed, version, type Stage } from './sample';

const RETRIES = { attempts: 2, retryOn: 'connect-failure,refused-stream' };
const port = (name: string, servicePort: number, protocol: AppProtocol = 'http'): VersionPort => ({
  name,
  servicePort,
  protocol,
});
const HTTP = port('http', 80);
const GRPC = port('grpc', 9090, 'grpc');
const TCP = port('db', 5432, 'tcp');

/** Both destinations of a port, as every route has them. */
const destinations = (number: number, green: number) => [
  { destination: { host: HOST, subset: 'blue', port: { number } }, weight: 100 - green },
  { destination: { host: HOST, subset: 'green', port: { number } }, weight: green },
];

const httpOf = (stage: Stage): readonly VirtualServiceSpecHttp[] => routed(stage).virtualService.http ?? [];

describe('the objects of the Istio router', () => {
  it('are a DestinationRule and then a VirtualService, both of the service', () => {
    const manifests = Router.istio().manifests(inputOf());
    expect(manifests.map(({ id, object: { apiVersion, kind } }) => [id, apiVersion, kind])).toEqual([
      ['DestinationRule', 'networking.istio.io/v1', 'DestinationRule'],
      ['VirtualService', 'networking.istio.io/v1', 'VirtualService'],
    ]);
    for (const { slot, object } of manifests) {
      expect(slot).toBeUndefined();
      expect(object.metadata).toEqual({
        name: 'shop',
        namespace: 'web',
        labels: { app: 'shop', 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/managed-by': 'cutover' },
      });
    }
  });

  it('are of the types of their CRDs', () => {
    const stage: Stage = {
      router: { hosts: ['shop.example.com'], gateways: ['istio-system/public'], previewHeader: 'x-preview' },
      versions: {
        blue: version('blue', { ...requests(30), props: { warmUp: 60 } }),
        green: version('green'),
      },
      ports: [HTTP, GRPC],
      green: 10,
      previewSlot: 'green',
    };
    const preview = { 'x-preview': { exact: 'candidate' } };
    const common = { timeout: '30s', retries: RETRIES };
    const candidate = (number: number) => [{ destination: { host: HOST, subset: 'green', port: { number } } }];
    expect(routed(stage)).toEqual({
      virtualService: {
        hosts: [HOST, 'shop.example.com'],
        gateways: ['mesh', 'istio-system/public'],
        http: [
          {
            name: 'preview-grpc',
            match: [{ gateways: ['mesh'], port: 9090, headers: preview }],
            route: candidate(9090),
            ...common,
          },
          {
            name: 'primary-grpc',
            match: [{ gateways: ['mesh'], port: 9090 }],
            route: destinations(9090, 10),
            ...common,
          },
          { name: 'preview', match: [{ headers: preview }], route: candidate(80), ...common },
          { name: 'primary', route: destinations(80, 10), ...common },
        ],
      } satisfies VirtualServiceSpec,
      destinationRule: {
        host: HOST,
        subsets: [
          {
            name: 'blue',
            labels: { app: 'shop', 'cutover.dev/slot': 'blue' },
            trafficPolicy: { loadBalancer: { simple: 'LEAST_REQUEST', warmup: { duration: '60s' } } },
          },
          { name: 'green', labels: { app: 'shop', 'cutover.dev/slot': 'green' } },
        ],
      } satisfies DestinationRuleSpec,
    });
  });
});

const protocol = fc.constantFrom<AppProtocol>('http', 'http2', 'grpc', 'tcp');
const ports = fc
  .uniqueArray(fc.record({ servicePort: fc.integer({ min: 1, max: 65_535 }), protocol }), {
    minLength: 1,
    maxLength: 4,
    selector: ({ servicePort }) => servicePort,
  })
  .map((all) => all.map((each, index) => ({ name: `port-${index}`, ...each })));

const given = fc.constantFrom(requests(1), requests(30), connections(600), { props: { warmUp: 45 } });
const RENDERED = new Map<object, Readonly<Record<SlotName, ReturnType<typeof version>>>>();

function versionsOf(of: object): Readonly<Record<SlotName, ReturnType<typeof version>>> {
  const known = RENDERED.get(of) ?? { blue: version('blue', of), green: version('green', of) };
  RENDERED.set(of, known);
  return known;
}

const stage: fc.Arbitrary<Stage> = fc
  .record({
    green: fc.integer({ min: 0, max: 100 }),
    ports,
    blueIs: given,
    greenIs: fc.option(given, { nil: undefined }),
    previewSlot: fc.constantFrom<SlotName>(...SLOTS),
    router: fc.record(
      {
        hosts: fc.constantFrom([], ['shop.example.com'], ['a.example.com', '*.example.org']),
        previewHeader: fc.constant('x-preview'),
        timeout: fc.integer({ min: 1, max: 600 }),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ blueIs, greenIs, ...rest }) => ({
    ...rest,
    platform: { gateways: ['istio-system/public'] },
    versions: { blue: versionsOf(blueIs).blue, ...(greenIs ? { green: versionsOf(greenIs).green } : {}) },
  }));

describe('at every stage, whatever ports and versions there are', () => {
  it('each field is one that the CRDs know', () => {
    fc.assert(
      fc.property(stage, (of) => {
        const { virtualService, destinationRule } = routed(of);
        expect(VirtualService.manifest({ spec: virtualService }).spec).toEqual(virtualService);
        expect(DestinationRule.manifest({ spec: destinationRule }).spec).toEqual(destinationRule);
      }),
    );
  });

  it('each port has one primary route, which names both slots with weights that come to 100', () => {
    fc.assert(
      fc.property(stage, (of) => {
        const { http = [], tcp = [] } = routed(of).virtualService;
        const primary = [...http.filter(({ name }) => name?.startsWith('primary')), ...tcp].map(({ route }) => route);
        expect(primary).toHaveLength(of.ports?.length ?? 0);
        const byPort = of.ports?.map(({ servicePort }) => destinations(servicePort, of.green ?? 0));
        expect(primary).toEqual(expect.arrayContaining(byPort ?? []));
      }),
    );
  });

  it('the mesh is among the gateways, public ones only with public hosts', () => {
    fc.assert(
      fc.property(stage, (of) => {
        const { gateways, hosts } = routed(of).virtualService;
        const isPublic = (of.router?.hosts ?? []).length > 0;
        expect(gateways).toEqual(isPublic ? ['mesh', 'istio-system/public'] : ['mesh']);
        expect(hosts).toEqual([HOST, ...(of.router?.hosts ?? [])]);
      }),
    );
  });

  it('one HTTP route takes what no other has taken, and it is the last', () => {
    fc.assert(
      fc.property(stage, (of) => {
        const http = httpOf(of);
        const open = http.filter(({ match }) => match === undefined);
        expect(open).toEqual(http.slice(-1));
        expect(open.map(({ name }) => name)).toEqual(http.length > 0 ? ['primary'] : []);
      }),
    );
  });

  it('every HTTP route has the same retries and the same timeout', () => {
    fc.assert(
      fc.property(stage, (of) => {
        const policies = httpOf(of).map(({ timeout, retries }) => JSON.stringify([timeout, retries]));
        expect(new Set(policies).size).toBeLessThanOrEqual(1);
        for (const { retries } of httpOf(of)) expect(retries).toEqual(RETRIES);
      }),
    );
  });

  it('the preview header leads to the candidate, at every HTTP port, where one is asked for', () => {
    fc.assert(
      fc.property(stage, (of) => {
        const asked = of.router?.previewHeader !== undefined;
        const http = httpOf(of);
        const previews = http.filter(({ name }) => name?.startsWith('preview'));
        expect(previews).toHaveLength(asked ? http.length / 2 : 0);
        for (const { match = [], route } of previews) {
          expect(match).toMatchObject([{ headers: { 'x-preview': { exact: 'candidate' } } }]);
          expect(route).toMatchObject([{ destination: { host: HOST, subset: of.previewSlot } }]);
          expect(route).toHaveLength(1);
        }
      }),
    );
  });

  it('the subsets are the two slots, told apart by the slot and never by a version', () => {
    fc.assert(
      fc.property(stage, (of) => {
        const { subsets, trafficPolicy } = routed(of).destinationRule;
        expect(subsets?.map(({ name, labels }) => [name, labels])).toEqual([
          ['blue', { app: 'shop', 'cutover.dev/slot': 'blue' }],
          ['green', { app: 'shop', 'cutover.dev/slot': 'green' }],
        ]);
        expect(trafficPolicy).toBeUndefined();
      }),
    );
  });
});

describe('routes of several ports', () => {
  it('leave the first HTTP port to everybody, and match the others in the mesh only', () => {
    const http = httpOf({ ports: [HTTP, GRPC, port('admin', 8081)], green: 25 });
    expect(http.map(({ name, match, route }) => ({ name, match, route }))).toEqual([
      { name: 'primary-grpc', match: [{ gateways: ['mesh'], port: 9090 }], route: destinations(9090, 25) },
      { name: 'primary-admin', match: [{ gateways: ['mesh'], port: 8081 }], route: destinations(8081, 25) },
      { name: 'primary', match: undefined, route: destinations(80, 25) },
    ]);
  });

  it('divide TCP too, by the port alone', () => {
    const { http, tcp } = routed({ ports: [HTTP, TCP], green: 50 }).virtualService;
    expect(http?.map(({ name }) => name)).toEqual(['primary']);
    expect(tcp).toMatchObject([{ match: [{ port: 5432 }], route: destinations(5432, 50) }]);
  });

  it('match TCP in the mesh only as well: a public gateway must not lead to a port beside the first', () => {
    const router = { hosts: ['shop.example.com'], gateways: ['istio-system/public'] };
    const { tcp } = routed({ router, ports: [HTTP, TCP] }).virtualService;
    expect(tcp?.map(({ match }) => match)).toEqual([[{ gateways: ['mesh'], port: 5432 }]]);
  });

  it('have no HTTP part where all is TCP, and no TCP part where nothing is', () => {
    expect(Object.keys(routed({ ports: [TCP] }).virtualService)).toEqual(['hosts', 'gateways', 'tcp']);
    expect(Object.keys(routed({ ports: [HTTP] }).virtualService)).toEqual(['hosts', 'gateways', 'http']);
  });

  it('put the preview of a port before its primary route', () => {
    const names = httpOf({ ports: [HTTP, GRPC], router: { previewHeader: 'x-preview' }, previewSlot: 'green' });
    expect(names.map(({ name }) => name)).toEqual(['preview-grpc', 'primary-grpc', 'preview', 'primary']);
  });
});

describe('the timeout of routes', () => {
  const timeouts = (of: Stage) => [...new Set(httpOf(of).map(({ timeout }) => timeout))];
  const preview = { router: { previewHeader: 'x-preview' }, previewSlot: 'green' } as const;

  it('is the longest request of the drain budget, on the preview route too', () => {
    expect(timeouts({ ...preview, versions: { blue: version('blue', requests(30)) } })).toEqual(['30s']);
    expect(httpOf({ ...preview })).toHaveLength(2);
  });

  it('is that of the version whose requests take longest', () => {
    const versions = { blue: version('blue', requests(30)), green: version('green', requests(90)) };
    expect(timeouts({ ...preview, versions })).toEqual(['90s']);
  });

  it('is the one that was given', () => {
    expect(timeouts({ router: { timeout: 7 }, versions: { blue: version('blue', connections(600)) } })).toEqual(['7s']);
  });

  it('is none with open connections, in a form that Istio takes: its CRD refuses 0s', () => {
    const versions = { blue: version('blue', requests(30)), green: version('green', connections(600)) };
    expect(timeouts({ ...preview, versions })).toEqual([undefined]);
  });

  it('is none where it was turned off by hand, in a form that Istio takes', () => {
    expect(timeouts({ router: { timeout: 0 } })).toEqual([undefined]);
  });

  it('is refused when it is no span of time', () => {
    expect(refusal(() => routed({ router: { timeout: 1.5 } }))).toMatchObject([
      { id: 'quantity', at: { field: 'router.timeout' } },
    ]);
  });
});

describe('the retries of routes', () => {
  it('are the ones that were given', () => {
    const [primary] = httpOf({ router: { retries: { attempts: 5, on: 'gateway-error' } } });
    expect(primary?.retries).toEqual({ attempts: 5, retryOn: 'gateway-error' });
  });

  it('are none in a form that Istio takes: its webhook refuses conditions beside 0 attempts', () => {
    const [primary] = httpOf({ router: { retries: { attempts: 0 } } });
    expect(primary?.retries).toEqual({ attempts: 0 });
  });

  it.each([-1, 1.5])('are refused with %d attempts', (attempts) => {
    expect(refusal(() => routed({ router: { retries: { attempts } } }))).toMatchObject([
      { id: 'quantity', at: { field: 'router.retries.attempts' } },
    ]);
  });
});

describe('the traffic policy of a subset', () => {
  const policies = (versions: Stage['versions']) =>
    routed(versions ? { versions } : {}).destinationRule.subsets?.map(({ trafficPolicy }) => trafficPolicy);
  const warm = (warmUp: number) => ({ props: { warmUp } });

  it('warms a slot up by what its own version says', () => {
    const warmup = (duration: string) => ({ loadBalancer: { simple: 'LEAST_REQUEST', warmup: { duration } } });
    expect(policies({ blue: version('blue', warm(60)), green: version('green', warm(90)) })).toEqual([
      warmup('60s'),
      warmup('90s'),
    ]);
    expect(policies({ blue: version('blue', warm(60)), green: version('green') })).toEqual([warmup('60s'), undefined]);
  });

  it('closes connections at the age that its own version says', () => {
    expect(policies({ blue: version('blue'), green: version('green', connections(600)) })).toEqual([
      undefined,
      { connectionPool: { tcp: { maxConnectionDuration: '600s' } } },
    ]);
  });

  it('has both where a version says both', () => {
    const both = { props: { ...connections(600).props, warmUp: 30 } };
    expect(policies({ blue: version('blue', both) })?.[0]).toEqual({
      connectionPool: { tcp: { maxConnectionDuration: '600s' } },
      loadBalancer: { simple: 'LEAST_REQUEST', warmup: { duration: '30s' } },
    });
  });

  it('is none where nothing runs, and the subset is there all the same', () => {
    expect(policies({ blue: version('blue', warm(60)) })?.[1]).toBeUndefined();
    expect(routed({ versions: { blue: version('blue') } }).destinationRule.subsets).toHaveLength(2);
  });

  it.each(['grpcStreams', 'serverSentEvents'] as const)('is the same for %s', (kind) => {
    const drain = Drain[kind]({ maxConnectionAge: 300 });
    expect(policies({ blue: version('blue', { props: { drain } }) })?.[0]).toEqual({
      connectionPool: { tcp: { maxConnectionDuration: '300s' } },
    });
  });
});

describe('hosts and gateways', () => {
  const problems = (router: IstioRouterProps, platform: PlatformFacts = {}) =>
    Router.istio(router).problems(resolvePlatform(platform), 0, { construct: 'app/shop' });

  it('are the mesh alone without public hosts, whatever gateways the platform has', () => {
    const platform = { gateways: ['istio-system/public'] };
    expect(routed({ platform }).virtualService).toMatchObject({ hosts: [HOST], gateways: ['mesh'] });
    expect(Router.istio().gatewayNamespaces(resolvePlatform(platform))).toEqual([]);
    expect(problems({}, platform)).toEqual([]);
  });

  it('are those of the platform unless the service has its own', () => {
    const platform = { gateways: ['istio-system/public', 'istio-system/partner'] };
    const hosts = ['shop.example.com'];
    expect(routed({ router: { hosts }, platform }).virtualService.gateways).toEqual(['mesh', ...platform.gateways]);
    const own = { hosts, gateways: ['edge/own'] };
    expect(routed({ router: own, platform }).virtualService.gateways).toEqual(['mesh', 'edge/own']);
    expect(Router.istio({ hosts }).gatewayNamespaces(resolvePlatform(platform))).toEqual(['istio-system']);
    expect(Router.istio(own).gatewayNamespaces(resolvePlatform(platform))).toEqual(['edge']);
  });

  it('are refused where public hosts have no gateway to come through', () => {
    expect(problems({ hosts: ['a.example.com', 'b.example.com'] })).toMatchObject([
      {
        id: 'router',
        severity: 'error',
        at: { construct: 'app/shop', field: 'router.gateways' },
        given: 'hosts a.example.com, b.example.com and no gateway',
        fix: 'give gateways, here or in the platform',
      },
    ]);
    expect(problems({ hosts: ['a.example.com'], gateways: [] }, { gateways: ['a/b'] })).toMatchObject([
      { id: 'router' },
    ]);
    expect(problems({ hosts: ['a.example.com'] }, { gateways: ['a/b'] })).toEqual([]);
  });

  it('are refused when they are no names of hosts or gateways', () => {
    expect(problems({ hosts: ['shop', 'Shop.example.com'], gateways: ['public', 'a/B'] })).toMatchObject([
      { id: 'name', at: { field: 'router.hosts' }, given: '"shop" (4 characters)' },
      { id: 'name', at: { field: 'router.hosts' }, given: '"Shop.example.com" (16 characters)' },
      { id: 'platform', at: { field: 'router.gateways' }, given: '"public"' },
      { id: 'name', at: { field: 'router.gateways' }, given: '"B" (1 characters)' },
    ]);
  });

  it('have the domain of the cluster in the name of the Service', () => {
    const platform = { clusterDomain: 'corp.internal' };
    const { virtualService, destinationRule } = routed({ platform });
    expect(virtualService.hosts).toEqual(['shop.web.svc.corp.internal']);
    expect(destinationRule.host).toBe('shop.web.svc.corp.internal');
    expect(JSON.stringify([virtualService, destinationRule])).not.toContain('cluster.local');
  });

  it.each(['X-Preview', 'x_preview', '1x', '', ':path'])(
    'are not found by a preview header named %j',
    (previewHeader) => {
      expect(problems({ previewHeader })).toMatchObject([
        { id: 'router', at: { field: 'router.previewHeader' }, given: JSON.stringify(previewHeader) },
      ]);
    },
  );

  it('are found by a preview header of lower case letters, digits and dashes', () => {
    expect(problems({ previewHeader: 'x-preview-2' })).toEqual([]);
  });
});
