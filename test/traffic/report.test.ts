import { App, Chart } from 'cdk8s';
import { BlueGreen } from '../../lib/constructs/blue-green';
import { Release } from '../../lib/files/release';
import { resolvePlatform } from '../../lib/platform/platform';
import { Router } from '../../lib/traffic/router';
import type { IstioRouterProps } from '../../lib/traffic/istio';
import { CONTAINER, IMAGE } from '../service/sample';

function blueGreen(router: IstioRouterProps): BlueGreen {
  const chart = new Chart(new App(), 'web', { namespace: 'web' });
  const slots = { blue: { version: 'v1', image: IMAGE } };
  const release = Release.of({ service: 'shop', live: 'blue', stage: 'idle', slots });
  return new BlueGreen(chart, 'shop', { release, container: CONTAINER, router: Router.istio(router) });
}

describe('what is wrong with a router', () => {
  it('is in the report of its release, with the construct', () => {
    expect(blueGreen({ hosts: ['shop'], gateways: ['a/b'] }).evaluate().problems).toMatchObject([
      { id: 'name', at: { construct: 'web/shop', field: 'router.hosts' } },
    ]);
  });

  it.each<[string, IstioRouterProps]>([
    ['router.timeout', { timeout: 1.5 }],
    ['router.retries.attempts', { retries: { attempts: -1 } }],
  ])('is in the report and not thrown from the constructor for %s', (field, router) => {
    expect(blueGreen(router).evaluate().problems).toMatchObject([
      { id: 'quantity', at: { construct: 'web/shop', field } },
    ]);
  });
});

describe('a timeout of routes', () => {
  const problems = (timeout: number, longest: number) =>
    Router.istio({ timeout }).problems(resolvePlatform({}), longest, { construct: 'shop/checkout' });

  it('may not be longer than the longest request: pods end before such a request does', () => {
    expect(problems(120, 30)).toMatchObject([
      { id: 'router', given: '120 s', allowed: 'at most the longest request of the drain, 30 s' },
    ]);
    expect(problems(0, 30)).toMatchObject([{ id: 'router', given: 'no timeout' }]);
    expect(problems(30, 30)).toEqual([]);
  });

  it('may be any where connections stay open', () => {
    expect(problems(0, 0)).toEqual([]);
    expect(problems(3600, 0)).toEqual([]);
  });
});
