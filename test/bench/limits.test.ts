import { beyondLimits } from '../../bench/limits';
import type { Result } from '../../bench/measure';

describe('the limits of the benchmark', () => {
  const results = (ofTen: number, ofHundred: number): Result[] => [
    { services: 10, layout: 'pulumi-components', msPerService: ofTen, peakMB: 200 },
    { services: 10, layout: 'plain-resources', msPerService: 40, peakMB: 200 },
    { services: 100, layout: 'pulumi-components', msPerService: ofHundred, peakMB: 200 },
    { services: 100, layout: 'plain-resources', msPerService: 40, peakMB: 200 },
  ];

  it('are kept by what takes as long for each service, however many there are', () => {
    expect(beyondLimits(results(50, 50))).toEqual([]);
  });

  it('are not kept by what takes longer for each service, the more there are', () => {
    expect(beyondLimits(results(20, 79))).toEqual(['100 pulumi-components: growth is 3.95×, and 2.00× is the limit']);
  });

  it('are not kept by what takes more than twice as long as the same resources by hand', () => {
    expect(beyondLimits(results(90, 50))).toEqual(['10 pulumi-components: ofPlain is 2.25×, and 2.00× is the limit']);
  });

  it('are kept where there is nothing to compare with', () => {
    expect(beyondLimits(results(500, 0).slice(0, 1))).toEqual([]);
  });
});
