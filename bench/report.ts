import type { Result } from './measure';
import { ratiosOf } from './ratios';

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

const LEGEND = `growth: ms/service against that of a tenth of the services; of plain: against plain-one-chart, plain-watched where it is watched, and plain-resources where it is Pulumi's`;

function row(result: Result, results: readonly Result[]): string[] {
  const { services, layout, msPerService, peakMB } = result;
  const { growth, ofPlain } = ratiosOf(result, results);
  return [String(services), layout, msPerService.toFixed(3), peakMB.toFixed(0), ratioText(growth), ratioText(ofPlain)];
}

/** A ratio as people write it. */
export function ratioText(ratio: number | undefined): string {
  return ratio === undefined ? '–' : `${ratio.toFixed(2)}×`;
}
