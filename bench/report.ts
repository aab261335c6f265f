import { BASELINES } from './layouts';
import type { Result } from './measure';

const HEADER = ['services', 'layout', 'ms/service', 'peak MB', 'growth', 'of plain'];

/** The results as a table, with what they are compared to. */
export function table(results: readonly Result[]): string {
  const rows = [HEADER, ...results.map((result) => row(result, results))];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => (column === 1 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  '),
  );
  return [...lines, LEGEND].join('\n');
}

const LEGEND = `growth: ms/service against that of a tenth of the services; of plain: against plain-one-chart, and plain-watched where it is watched`;

function row(result: Result, results: readonly Result[]): string[] {
  const { services, layout, msPerService, peakMB } = result;
  const tenth = results.find((other) => other.layout === layout && other.services * 10 === services);
  const plain = results.find((other) => other.layout === BASELINES[layout] && other.services === services);
  return [
    String(services),
    layout,
    msPerService.toFixed(3),
    peakMB.toFixed(0),
    ratio(msPerService, tenth?.msPerService),
    ratio(msPerService, plain?.msPerService),
  ];
}

function ratio(value: number, base: number | undefined): string {
  return base === undefined ? '–' : `${(value / base).toFixed(2)}×`;
}
