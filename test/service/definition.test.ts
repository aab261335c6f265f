import type { KubeObject } from '../../lib/core/kube';
import { Probe } from '../../lib/service/probe';
import { Scratch, type PortProps } from '../../lib/service/container';
import { imageProblems } from '../../lib/service/definition-problems';
import { serviceAccountObject, serviceObject } from '../../lib/service/objects';
import { unionOfPorts } from '../../lib/service/ports';
import { idsOf } from '../core/refusal';
import { DIGEST, IMAGE, problemsOf, rendered } from './sample';

const WHERE = { service: 'shop', namespace: 'web' };
const withPorts = (...ports: PortProps[]) => ({ container: { port: undefined, ports } });

/** Ports of a Service by what the API server wants to be different: names, and numbers. */
function servicePorts(object: KubeObject): { readonly names: string[]; readonly numbers: number[] } {
  const { ports } = object.spec as { ports: { name: string; port: number }[] };
  return { names: ports.map(({ name }) => name), numbers: ports.map(({ port }) => port) };
}

describe('a service definition', () => {
  it('of the least that there can be is without problems', () => {
    expect(problemsOf()).toEqual([]);
  });

  it('is refused with everything that is wrong with it, not only the first', () => {
    const found = problemsOf({
      props: { podLabels: { 'not a key': 'x' }, sidecars: [{ name: 'Helper', image: 'nginx:latest' }] },
      container: { port: undefined, ports: [], mounts: { a: Scratch.folder() } },
    });
    expect(idsOf(found).sort()).toEqual(['config', 'image-digest', 'name', 'name', 'ports'].sort());
    expect(found.every(({ at }) => at.construct === 'app/shop' && at.field !== undefined)).toBe(true);
  });
});

describe('the ports of a container', () => {
  it('are at least one', () => {
    expect(problemsOf({ container: { port: undefined } })).toMatchObject([
      { id: 'ports', at: { field: 'container.ports' }, given: 'no port', allowed: 'at least one' },
    ]);
  });

  it.each([0, -1, 65_536, 1.5, Number.NaN])('may not have the number %d', (port) => {
    expect(problemsOf({ container: { port } })).toMatchObject([
      { id: 'ports', given: `http: ${port}`, allowed: 'a port from 1 to 65535' },
    ]);
  });

  it.each([1, 65_535])('may have the number %d', (port) => {
    expect(problemsOf({ container: { port } })).toEqual([]);
  });

  it('have a name each', () => {
    expect(problemsOf(withPorts({ name: 'http', number: 1 }, { name: 'http', number: 2 }))).toMatchObject([
      { id: 'ports', given: 'two ports named http' },
    ]);
    expect(problemsOf(withPorts({ name: 'HTTP_1', number: 1 }))).toMatchObject([
      { id: 'name', given: '"HTTP_1" (6 characters)' },
    ]);
  });

  it('have a number each', () => {
    expect(problemsOf(withPorts({ name: 'a', number: 1 }, { name: 'b', number: 1 }))).toMatchObject([
      { id: 'ports', given: 'two ports with number 1' },
    ]);
  });

  it('have a number each that clients use: a Service with one twice is refused by the API server', () => {
    const [http, admin] = [
      { name: 'http', number: 8080 },
      { name: 'admin', number: 80 },
    ];
    expect(problemsOf(withPorts(http, admin))).toMatchObject([{ id: 'ports' }]);
    expect(problemsOf(withPorts(http, { ...admin, number: 9000, servicePort: 80 }))).toMatchObject([{ id: 'ports' }]);
  });

  it.each([0, 65_536, 1.5])('may not be found by clients at %d', (servicePort) => {
    expect(problemsOf(withPorts({ name: 'http', number: 8080, servicePort }))).toMatchObject([{ id: 'ports' }]);
  });
});

describe('the ports of two versions', () => {
  const portsOf = (...ports: PortProps[]) => rendered(withPorts(...ports));

  it('are all of both, each name once, with what the first version says of it', () => {
    const live = portsOf({ name: 'http', number: 8080 }, { name: 'old', number: 1000 });
    const candidate = portsOf({ name: 'http', number: 9090, protocol: 'http2' }, { name: 'new', number: 2000 });
    expect(unionOfPorts([live, candidate])).toEqual([
      { name: 'http', servicePort: 80, protocol: 'http' },
      { name: 'old', servicePort: 1000, protocol: 'http' },
      { name: 'new', servicePort: 2000, protocol: 'http' },
    ]);
  });

  it('are found at a number each also where a version renames its port: a Service has no number twice', () => {
    const union = unionOfPorts([portsOf({ name: 'http', number: 8080 }), portsOf({ name: 'web', number: 8080 })]);
    const { numbers } = servicePorts(serviceObject(WHERE, union));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('the Service', () => {
  it('finds the pods of both slots, and that of a slot only its own, by the names of ports', () => {
    const ports = rendered(
      withPorts({ name: 'http', number: 8080 }, { name: 'grpc', number: 9090, protocol: 'grpc' }),
    ).ports;
    const expected = [
      { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', appProtocol: 'http' },
      { name: 'grpc', port: 9090, targetPort: 'grpc', protocol: 'TCP', appProtocol: 'grpc' },
    ];
    expect(serviceObject(WHERE, ports)).toMatchObject({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'shop', namespace: 'web' },
    });
    expect(serviceObject(WHERE, ports).spec).toEqual({ type: 'ClusterIP', selector: { app: 'shop' }, ports: expected });
    expect(serviceObject(WHERE, ports, 'green').metadata).toMatchObject({
      name: 'shop-green',
      labels: { 'cutover.dev/slot': 'green' },
    });
    expect(serviceObject(WHERE, ports, 'green').spec).toEqual({
      type: 'ClusterIP',
      selector: { app: 'shop', 'cutover.dev/slot': 'green' },
      ports: expected,
    });
  });
});

describe('the ServiceAccount', () => {
  it('mounts no token', () => {
    expect(serviceAccountObject(WHERE)).toMatchObject({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'shop', namespace: 'web' },
      automountServiceAccountToken: false,
    });
  });
});

describe('an image', () => {
  it.each([IMAGE, `shop@${DIGEST}`, `registry:5000/a/b:v1@${DIGEST}`])('may be %s', (image) => {
    expect(imageProblems(image, {})).toEqual([]);
  });

  it.each([
    '',
    'shop',
    'shop:v1',
    'shop@sha256:abc',
    `@${DIGEST}`,
    `shop@sha256:${'A'.repeat(64)}`,
    `shop@sha512:${'a'.repeat(128)}`,
    `${IMAGE}0`,
    `my shop@${DIGEST}`,
  ])('may not be %j', (image) => {
    expect(imageProblems(image, { field: 'x' })).toMatchObject([
      { id: 'image-digest', severity: 'error', at: { field: 'x' }, given: JSON.stringify(image) },
    ]);
  });
});

describe('containers beside the released one', () => {
  const side = (name: string, image = IMAGE) => ({ name, image });

  it('have an image by digest, as the released one has', () => {
    const props = { sidecars: [side('helper', 'nginx:1')], initContainers: [side('migrate', 'flyway')] };
    expect(problemsOf({ props })).toMatchObject([
      { id: 'image-digest', at: { field: 'helper.image' }, given: '"nginx:1"' },
      { id: 'image-digest', at: { field: 'migrate.image' }, given: '"flyway"' },
    ]);
  });

  it('have a name each, and not that of the service', () => {
    const twice = { sidecars: [side('helper')], initContainers: [side('helper')] };
    expect(problemsOf({ props: twice })).toMatchObject([{ id: 'config', given: 'two containers named helper' }]);
    expect(problemsOf({ props: { sidecars: [side('shop')] } })).toMatchObject([
      { id: 'config', given: 'two containers named shop' },
    ]);
  });
});

describe('labels and annotations of pods', () => {
  it('are refused by keys and values that the API server does not take', () => {
    const found = problemsOf({
      props: { podLabels: { 'a b': 'x', team: 'not a value' }, podAnnotations: { 'a b': 'any value is taken' } },
    });
    expect(found.map(({ id, at }) => [id, at.field])).toEqual([
      ['name', 'podLabels'],
      ['name', 'podLabels.team'],
      ['name', 'podAnnotations'],
    ]);
  });
});

describe('the warm-up', () => {
  it('is no longer than the time to be ready', () => {
    expect(problemsOf({ props: { warmUp: 180 } })).toEqual([]);
    expect(problemsOf({ props: { warmUp: 181 } })).toMatchObject([
      { id: 'warm-up', at: { field: 'warmUp' }, given: '181 s', allowed: 'at most readyWithin, 180 s' },
    ]);
    expect(problemsOf({ props: { warmUp: 300 }, container: { readyWithin: 300 } })).toEqual([]);
  });

  it('is part of the version, and 0 when nothing is said', () => {
    expect(rendered({ props: { warmUp: 60 } }).warmUp).toBe(60);
    expect(rendered().warmUp).toBe(0);
  });

  it('is refused when it is no span of time', () => {
    expect(problemsOf({ props: { warmUp: -1 } })).toMatchObject([{ id: 'quantity', at: { field: 'warmUp' } }]);
  });
});

describe('what the library sets itself', () => {
  it('may not be set by hand: selectors and the drain budget depend on it', () => {
    expect(problemsOf({ props: { podAnnotations: { 'proxy.istio.io/config': '{}' } } })).toMatchObject([
      { id: 'config', given: 'proxy.istio.io/config', at: { field: 'podAnnotations' } },
    ]);
    expect(problemsOf({ props: { podLabels: { version: 'mine' } } })).toMatchObject([
      { id: 'config', given: 'version' },
    ]);
    expect(problemsOf({ props: { podLabels: { team: 'shop' }, podAnnotations: { 'example.com/a': 'b' } } })).toEqual(
      [],
    );
  });
});

describe('a definition with several faults', () => {
  it('is told all of them, whatever one of them refuses', () => {
    const container = { port: 0, ready: Probe.http('/same'), live: Probe.http('/same') };
    const ids = problemsOf({ container, props: { warmUp: -1 } }).map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set(['ports', 'probes', 'quantity']));
  });
});
