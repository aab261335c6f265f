import type { Colors } from 'picocolors/types';

/** The colours that reports use; where there are none each gives back what it is given. */
export type Paint = Pick<Colors, 'bold' | 'dim' | 'red' | 'green' | 'yellow'>;

/** A text that cannot move the cursor, end a line, or be taken for anything but what it is. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- just these steer a terminal; the last two turn the direction of writing
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Seconds as people say them: `45 s`, `3 min`, `1 h 5 min`. */
export function spanText(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'min'],
    [whole % 60, 's'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return said.length === 0 ? '0 s' : said.join(' ');
}

/** A probability as a percentage with two digits that count. */
export function chanceText(chance: number): string {
  if (chance === 0) return '0 %';
  if (chance < 1e-6) return '< 0.0001 %';
  return `${Number((chance * 100).toPrecision(2))} %`;
}

/** Rows as columns, each as wide as its widest cell. */
export function tableText(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
