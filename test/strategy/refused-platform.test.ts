import { Platform, Router, type PlatformFacts } from 'cutover';
import { refusal } from '../core/refusal';
import { guide000, recommendation } from '../testing/recommendation';

describe('a release on a platform', () => {
  const router = Router.istio({ hosts: ['shop.example.com'] });
  const problems = (facts: PlatformFacts) =>
    refusal(() => guide000({ platform: Platform.of(facts), build: recommendation({ router }) }).at('preview'));

  it('is refused once for a fact that is wrong: the gateways that are right are not missed besides', () => {
    const gateways = ['istio-system/public'];
    expect(problems({ gateways, kubernetes: '1.29' }).map(({ id }) => id)).toEqual(['platform']);
    expect(problems({ gateways, prometheus: { address: 'prometheus' } }).map(({ id }) => id)).toEqual(['platform']);
  });

  it('is refused by its router where all facts are right and it needs another one', () => {
    expect(problems({}).map(({ id }) => id)).toEqual(['router']);
  });
});
