import { JsonPatch } from 'cdk8s';
import { route } from '../../lib/checks/route';
import type { Problem } from '../../lib/core/problem';
import { Router } from '../../lib/traffic/router';
import { deployment, found, object, synthesisOf, withObjects, withoutKind } from './fixtures';

const AT = { construct: 'shop/checkout/VirtualService', object: 'VirtualService shop/checkout' };

/** What the route check finds once the release's VirtualService was patched. */
function patched(path: string, value: unknown, stage = 'shift-10'): Problem[] {
  const patches = { VirtualService: [JsonPatch.add(`/spec/http/0/route/${path}`, value)] };
  return found(route, synthesisOf({ stage, patches }));
}

/** A VirtualService of another chart with one route. */
function virtualService(destination: object, more: object = {}) {
  return object('networking.istio.io/v1', 'VirtualService', 'legacy', {
    spec: { http: [{ route: [{ destination }], ...more }] },
  });
}

describe('route', () => {
  test('says that a host is no Service', () => {
    expect(patched('0/destination/host', 'chekout')).toEqual([
      expect.objectContaining({
        id: 'route',
        severity: 'error',
        at: { ...AT, field: 'spec.http[0].route[0].destination.host' },
        given: "host 'chekout', and no Service 'chekout' in namespace shop",
        allowed: 'a Service of this app, or a host outside the namespaces that it writes Services to',
        fix: "correct the name; did you mean 'checkout'?",
      }),
    ]);
  });

  test('knows a full name, in the domain of the cluster', () => {
    const host = 'chekout.shop.svc.k8s.example';
    const patches = { VirtualService: [JsonPatch.replace('/spec/http/0/route/0/destination/host', host)] };
    const synthesis = synthesisOf({ patches, platform: { clusterDomain: 'k8s.example' } });
    expect(found(route, synthesis)).toMatchObject([
      { given: `host '${host}', and no Service 'chekout' in namespace shop` },
    ]);
  });

  test('leaves hosts outside the app alone', () => {
    const hosts = ['payments.other.svc.cluster.local', 'api.example.com', 'checkout.shop.svc.elsewhere.local'];
    const services = hosts.map((host) => virtualService({ host, subset: 'x', port: { number: 1 } }));
    expect(found(route, withObjects(synthesisOf(), ...services))).toEqual([]);
  });

  test('leaves hosts of ServiceEntries alone', () => {
    const host = 'vm.shop.svc.cluster.local';
    const entry = object('networking.istio.io/v1', 'ServiceEntry', 'vm', { spec: { hosts: [host] } });
    expect(found(route, withObjects(synthesisOf(), virtualService({ host })))).toHaveLength(1);
    expect(found(route, withObjects(synthesisOf(), virtualService({ host }), entry))).toEqual([]);
  });

  test('says that the Service has no such port', () => {
    expect(patched('1/destination/port/number', 8080)).toEqual([
      expect.objectContaining({
        at: { ...AT, field: 'spec.http[0].route[1].destination.port.number' },
        given: 'port 8080',
        allowed: 'a port of Service shop/checkout: 80 (http)',
        fix: 'name the port of the Service, which is not that of the container',
      }),
    ]);
  });

  test('says that there is no such subset', () => {
    expect(patched('1/destination/subset', 'gren')).toEqual([
      expect.objectContaining({
        at: { ...AT, field: 'spec.http[0].route[1].destination.subset' },
        given: "subset 'gren'",
        allowed: 'a subset of a DestinationRule for Service shop/checkout: blue, green',
        fix: "name one of them, or add the subset; did you mean 'green'?",
      }),
    ]);
  });

  test('says that there is no DestinationRule', () => {
    const problems = found(route, withoutKind(synthesisOf(), 'DestinationRule'));
    expect(problems.map(({ given, allowed }) => [given, allowed])).toEqual([
      ["subset 'blue'", 'a subset of a DestinationRule for Service shop/checkout: there is none'],
      ["subset 'green'", 'a subset of a DestinationRule for Service shop/checkout: there is none'],
    ]);
  });

  test('says that a subset with traffic has no pods', () => {
    const patches = { DestinationRule: [JsonPatch.replace('/spec/subsets/1/labels/cutover.dev~1slot', 'gren')] };
    expect(found(route, synthesisOf({ stage: 'shift-10', patches }))).toEqual([
      expect.objectContaining({
        at: { ...AT, field: 'spec.http[0].route[1].destination' },
        given: "10 % of the traffic to subset 'green', and no pod has app=checkout, cutover.dev/slot=gren",
        allowed: 'pods behind it',
        fix: 'correct the labels of the subset, or of the pods',
      }),
    ]);
    expect(found(route, synthesisOf({ stage: 'preview', patches }))).toEqual([]);
  });

  test('says that a subset contradicts the selector of its Service', () => {
    const patches = { DestinationRule: [JsonPatch.replace('/spec/subsets/0/labels/app', 'legacy')] };
    const synthesis = withObjects(synthesisOf({ patches }), deployment('legacy', 'legacy'));
    expect(found(route, synthesis)).toMatchObject([{ at: { field: 'spec.http[0].route[0].destination' } }]);
  });

  test('says that the pods of a subset with traffic are scaled to 0', () => {
    const patches = { 'Deployment-green': [JsonPatch.replace('/spec/replicas', 0)] };
    expect(found(route, synthesisOf({ stage: 'shift-10', patches }))).toEqual([
      expect.objectContaining({
        at: { ...AT, field: 'spec.http[0].route[1].destination' },
        given: "10 % of the traffic to subset 'green', whose pods are scaled to 0: checkout-green",
        allowed: 'traffic only where pods run',
        fix: 'scale it up before it gets traffic, or set its weight to 0',
      }),
    ]);
  });

  test('says that the pods of a whole Service are scaled to 0, which alone gets everything', () => {
    const service = object('v1', 'Service', 'legacy', { spec: { selector: { app: 'legacy' }, ports: [{ port: 80 }] } });
    const to = virtualService({ host: 'legacy' });
    const stopped = withObjects(synthesisOf(), service, to, deployment('legacy', 'legacy', 0));
    expect(found(route, stopped)).toMatchObject([
      {
        at: { object: 'VirtualService shop/legacy' },
        given: expect.stringMatching(/^100 % of the traffic to 'legacy', /),
      },
    ]);
    expect(found(route, withObjects(synthesisOf(), service, to, deployment('legacy', 'legacy', 1)))).toEqual([]);
    expect(found(route, withObjects(synthesisOf(), service, to))).toEqual([]);
  });

  test('says that weights do not sum to 100', () => {
    expect(patched('1/weight', 20)).toEqual([
      expect.objectContaining({
        at: { ...AT, field: 'spec.http[0].route' },
        given: 'weights 90 + 20 = 110',
        allowed: 'whole numbers from 0 to 100 that sum to 100',
        fix: 'correct the weights; a destination without one gets nothing',
      }),
    ]);
  });

  test('says that weights are no shares, though they sum to 100', () => {
    const weights = [-10, 110].map((weight) => ({ destination: { host: 'checkout' }, weight }));
    const more = virtualService({}, { route: weights });
    expect(found(route, withObjects(synthesisOf(), more))).toMatchObject([{ given: 'weights -10 + 110 = 100' }]);
    expect(patched('0/weight', 89.5)).toMatchObject([{ given: 'weights 89.5 + 10 = 99.5' }]);
  });

  test('takes no weight for none beside others, as Istio does', () => {
    const weighted = [{ destination: { host: 'checkout' }, weight: 100 }, { destination: { host: 'checkout' } }];
    expect(found(route, withObjects(synthesisOf(), virtualService({}, { route: weighted })))).toEqual([]);
  });

  test('looks at TCP routes and at mirrors', () => {
    const tcp = {
      service: { router: Router.istio() },
      patches: {
        VirtualService: [JsonPatch.add('/spec/tcp', [{ route: [{ destination: { host: 'tcp-typo' } }] }])],
      },
    };
    expect(found(route, synthesisOf(tcp))).toMatchObject([{ at: { field: 'spec.tcp[0].route[0].destination.host' } }]);
    const mirrored = virtualService(
      { host: 'checkout' },
      { mirror: { host: 'typo' }, mirrors: [{ destination: { host: 'checkout', subset: 'typo' } }] },
    );
    expect(found(route, withObjects(synthesisOf(), mirrored)).map(({ at }) => at.field)).toEqual([
      'spec.http[0].mirror.host',
      'spec.http[0].mirrors[0].destination.subset',
    ]);
  });
});
