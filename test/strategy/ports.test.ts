import { Probe, ReleasePlan, type BlueGreenProps, type PortProps } from 'cutover';
import { SLOTS } from '../../lib/core/labels';
import { Cluster } from '../support/cluster';
import { firstRelease, inOrder, playThrough, withCandidate, type Objects, type Scene } from '../support/play';

const PLAN = ReleasePlan.steps({ 10: 60 });

const withPorts = (...ports: readonly PortProps[]): { readonly props: Omit<BlueGreenProps, 'release'> } => ({
  props: { plan: PLAN, container: { ports, ready: Probe.http('/ready'), live: Probe.http('/live') } },
});

/** A release of a version with some ports over one with others, from idle to idle with the roles swapped. */
function lifeOf(before: readonly PortProps[], after: readonly PortProps[]): Scene[] {
  const director = inOrder(withPorts(...before), withPorts(...after));
  return playThrough(PLAN, { data: withCandidate(firstRelease(), '2') }, director);
}

interface PortedSpec {
  readonly ports: readonly { readonly name: string; readonly port: number; readonly targetPort: string }[];
}

const portsOf = (objects: Objects, name = 'checkout'): PortedSpec['ports'] =>
  (objects.get(`Service/${name}`)!.spec as PortedSpec).ports;

/** Numbers of the ports that the VirtualService leads to. */
function routedPorts(objects: Objects): number[] {
  const text = JSON.stringify(objects.get('VirtualService/checkout')!.spec);
  return [...text.matchAll(/"port":\{"number":(\d+)\}/g)].map(([, number]) => Number(number));
}

const HTTP: PortProps = { name: 'http', number: 8080 };

describe('ports of two versions', () => {
  it('that are the same name with another number are found by the name, so that nothing around them changes', () => {
    for (const { objects } of lifeOf([HTTP], [{ ...HTTP, number: 9090 }])) {
      expect(portsOf(objects)).toMatchObject([{ name: 'http', port: 80, targetPort: 'http' }]);
      expect(new Set(routedPorts(objects))).toEqual(new Set([80]));
    }
  });

  it('are all in the Service that serves both, and each slot’s own Service has its own', () => {
    const admin: PortProps = { name: 'admin', number: 7000 };
    const scenes = lifeOf([HTTP], [HTTP, admin]);
    const names = (objects: Objects, name?: string): string[] => portsOf(objects, name).map((port) => port.name);
    for (const { objects } of scenes.slice(1)) {
      expect(names(objects)).toEqual(['http', 'admin']);
      expect(names(objects, 'checkout-blue')).toEqual(['http']);
      expect(names(objects, 'checkout-green')).toEqual(['http', 'admin']);
    }
  });

  it.each(SLOTS)('that differ in what they carry are those of the live version until the swap, in %s', (live) => {
    const director = inOrder(withPorts({ ...HTTP, protocol: 'http' }), withPorts({ ...HTTP, protocol: 'grpc' }));
    const scenes = playThrough(PLAN, { data: withCandidate(firstRelease(live), '2') }, director);
    for (const { data, objects } of scenes) {
      expect(portsOf(objects)).toMatchObject([{ appProtocol: data.live === live ? 'http' : 'grpc' }]);
    }
  });

  it('may not have one number under two names: a Service with one number twice is refused by the API server', () => {
    expect(() => lifeOf([HTTP], [{ ...HTTP, name: 'web' }])).toThrow('error shared-ports at shop/checkout');
  });

  it('may not move to another number: clients would lose the old one while the route still leads there', () => {
    expect(() => lifeOf([HTTP], [{ ...HTTP, servicePort: 8080 }])).toThrow('http at 80 in v1, http at 8080 in v2');
  });

  it('are never routed to before the Service has them, nor after, forward and back', () => {
    const expectRouted = (objects: Objects): void => {
      expect(portsOf(objects).map(({ port }) => port)).toEqual(expect.arrayContaining(routedPorts(objects)));
    };
    const admin: PortProps = { name: 'admin', number: 7000 };
    const scenes = lifeOf([HTTP, admin], [HTTP, { name: 'metrics', number: 9100 }]);
    const cluster = new Cluster(scenes[0]!.objects, expectRouted);
    for (const { objects, steps } of scenes) {
      cluster.moveTo(objects);
      new Cluster(objects, expectRouted).takeBack(steps);
    }
  });
});
