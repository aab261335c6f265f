import { reportPage } from '../../scripts/engines/report-page';

/** The cells of the tables below a heading. */
function rowsUnder(page: string, heading: string): readonly string[][] {
  const [, below = ''] = page.split(`## ${heading}\n`);
  const lines = below.split('\n## ')[0]!.split('\n');
  return lines
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe('the page of what the engines said', () => {
  it('has a row for each scenario and gate, with the verdict and time of simulator and controller', () => {
    const line = { tier: 'gates', scenario: 'missing index' };
    const page = reportPage(
      [[]],
      [
        { ...line, gate: 'error-ratio', simulator: 'Successful after 300 s', controller: 'Successful after 300 s' },
        { ...line, attempt: 1 },
        { ...line, gate: 'latency-p99', simulator: 'Failed after 285 s', controller: 'Failed after 300 s' },
      ],
    );
    expect(rowsUnder(page, 'gates')).toEqual([
      ['scenario', 'gate', 'simulator', 'controller'],
      ['---', '---', '---', '---'],
      ['missing index', 'error-ratio', 'Successful after 300 s', 'Successful after 300 s'],
      ['missing index', 'latency-p99', 'Failed after 285 s', 'Failed after 300 s'],
      ['scenario', 'attempt'],
      ['---', '---'],
      ['missing index', '1'],
    ]);
  });

  it('has a row for each alert of a scenario, and says of one without that none fired', () => {
    const page = reportPage(
      [[]],
      [
        { tier: 'rules', scenario: 'blip', fires: { 'Hold 2.5.0': '915-1020', 'Rollback 2.5.0': '930-1020' } },
        { tier: 'rules', scenario: 'healthy', fires: {} },
      ],
    );
    expect(rowsUnder(page, 'rules').slice(2)).toEqual([
      ['blip', 'Hold 2.5.0', '915-1020'],
      ['blip', 'Rollback 2.5.0', '930-1020'],
      ['healthy', 'none', '–'],
    ]);
  });
});
