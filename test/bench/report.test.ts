import { table } from '../../bench/report';

describe('the table of the benchmark', () => {
  it('compares with a tenth of the services, and each with its own baseline at as many', () => {
    const result = table([
      { services: 1, layout: 'one-chart', msPerService: 4, peakMB: 50 },
      { services: 10, layout: 'one-chart', msPerService: 3, peakMB: 60.4 },
      { services: 10, layout: 'plain-one-chart', msPerService: 2, peakMB: 55 },
      { services: 10, layout: 'watched-per-service', msPerService: 20, peakMB: 70 },
      { services: 10, layout: 'plain-watched', msPerService: 16, peakMB: 65 },
    ]);
    expect(result.split('\n').map((line) => line.trim().split(/\s{2,}/))).toEqual([
      ['services', 'layout', 'ms/service', 'peak MB', 'growth', 'of plain'],
      ['1', 'one-chart', '4.000', '50', '–', '–'],
      ['10', 'one-chart', '3.000', '60', '0.75×', '1.50×'],
      ['10', 'plain-one-chart', '2.000', '55', '–', '1.00×'],
      ['10', 'watched-per-service', '20.000', '70', '–', '1.25×'],
      ['10', 'plain-watched', '16.000', '65', '–', '1.00×'],
      [expect.stringContaining('growth: ms/service')],
    ]);
  });
});
