import { digest } from '../core/canonical';
import type { DataSource, Override, Panel, Row, Target, Threshold } from './model';

/** Panels ask the Prometheus that the variable names. */
export const PROMETHEUS: DataSource = { type: 'prometheus', uid: '${datasource}' };

/** A query, and what its lines are called. */
export interface Query {
  readonly expression: string;
  readonly legend: string;
}

/** What makes a panel. */
export interface PanelDraft {
  /** What the panel is found by; its id stays the same as long as this does. */
  readonly key: string;
  readonly title: string;
  /** @default - none */
  readonly description?: string;
  /** Unit as Grafana calls it. */
  readonly unit: string;
  readonly queries: readonly Query[];
  /** Values that are drawn as lines across the panel. @default - none */
  readonly lines?: readonly { readonly color: string; readonly value: number }[];
  /** Whether the values start at 0. @default true */
  readonly fromZero?: boolean;
}

/** Panels under a heading. */
export interface RowDraft {
  readonly title: string;
  readonly panels: readonly PanelDraft[];
}

const WIDTH = 8;
const HEIGHT = 8;
const PER_LINE = 3;

/** Puts rows one under the other, three panels side by side. A row without panels is left out. */
export function layOut(rows: readonly RowDraft[], overrides: readonly Override[]): (Row | Panel)[] {
  const ids = new StableIds();
  let top = 0;
  return rows
    .filter(({ panels }) => panels.length > 0)
    .flatMap(({ title, panels }) => {
      const heading: Row = {
        type: 'row',
        id: ids.of(`row ${title}`),
        title,
        collapsed: false,
        gridPos: { h: 1, w: WIDTH * PER_LINE, x: 0, y: top },
        panels: [],
      };
      const first = top + 1;
      top = first + Math.ceil(panels.length / PER_LINE) * HEIGHT;
      const placed = panels.map((draft, index) => {
        const [x, y] = [(index % PER_LINE) * WIDTH, first + Math.floor(index / PER_LINE) * HEIGHT];
        return panel(draft, ids.of(draft.key), { h: HEIGHT, w: WIDTH, x, y }, overrides);
      });
      return [heading, ...placed];
    });
}

function panel(draft: PanelDraft, id: number, gridPos: Panel['gridPos'], overrides: readonly Override[]): Panel {
  const { title, description, unit, queries, lines = [], fromZero = true } = draft;
  return {
    type: 'timeseries',
    id,
    title,
    ...(description === undefined ? {} : { description }),
    gridPos,
    datasource: PROMETHEUS,
    targets: queries.map(target),
    fieldConfig: {
      defaults: {
        unit,
        ...(fromZero ? { min: 0 } : {}),
        color: { mode: 'palette-classic' },
        custom: {
          drawStyle: 'line',
          lineWidth: 1,
          fillOpacity: 0,
          showPoints: 'auto',
          spanNulls: false,
          thresholdsStyle: { mode: lines.length > 0 ? 'line' : 'off' },
        },
        thresholds: { mode: 'absolute', steps: steps(lines) },
      },
      overrides,
    },
    options: {
      legend: { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: [] },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
  };
}

function target({ expression, legend }: Query, index: number): Target {
  return {
    refId: refId(index),
    datasource: PROMETHEUS,
    editorMode: 'code',
    expr: expression,
    legendFormat: legend,
    range: true,
  };
}

/** A to Z, then AA. */
function refId(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : refId(Math.floor(index / 26) - 1) + letter;
}

/** Grafana wants them rising, after one that has no value. Only the lines are drawn, each in the colour of its step. */
function steps(lines: NonNullable<PanelDraft['lines']>): Threshold[] {
  return [{ color: 'green', value: null }, ...[...lines].sort((a, b) => a.value - b.value)];
}

/** Ids that depend on the panel alone, so that links to a panel outlive the panels around it. */
class StableIds {
  private readonly taken = new Set<number>();

  of(key: string): number {
    let id = 1 + parseInt(digest(key).slice(0, 6), 16);
    while (this.taken.has(id)) id += 1;
    this.taken.add(id);
    return id;
  }
}
