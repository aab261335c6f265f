/**
 * The part of Grafana's dashboard schema that is used here. Written down instead of taken from Grafana's SDK: that has no
 * ids and no refIds, takes 12 MB and a part of a second to load, and changes with each of its 0.0 versions. A test holds
 * what is built against the SDK's types, which Grafana generates from its schema.
 */
export interface DashboardModel {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly timezone: 'browser';
  readonly editable: boolean;
  /** 1: the cursor is shown at the same time in all panels. */
  readonly graphTooltip: 1;
  readonly time: { readonly from: string; readonly to: string };
  readonly refresh: string;
  readonly schemaVersion: number;
  readonly templating: { readonly list: readonly Variable[] };
  readonly annotations: { readonly list: readonly Annotation[] };
  readonly panels: readonly (Row | Panel)[];
}

/** A choice at the top of the dashboard. */
export type Variable = DataSourceVariable | QueryVariable;

/** Which Prometheus is asked. */
export interface DataSourceVariable {
  readonly type: 'datasource';
  readonly name: string;
  readonly label: string;
  readonly query: string;
}

/** Values that a query gives. */
export interface QueryVariable {
  readonly type: 'query';
  readonly name: string;
  readonly label: string;
  readonly datasource: DataSource;
  readonly query: { readonly query: string; readonly refId: string };
  readonly definition: string;
  /** 2: asked again whenever the time range changes. */
  readonly refresh: 2;
  /** 1: by name. */
  readonly sort: 1;
  readonly multi: boolean;
  readonly includeAll: boolean;
  readonly allValue: string;
  readonly current: { readonly text: string; readonly value: string };
}

/** The data source of a query. */
export interface DataSource {
  readonly type: 'prometheus';
  readonly uid: string;
}

/** Spans of time that are marked in every panel. */
export interface Annotation {
  readonly name: string;
  readonly datasource: DataSource;
  readonly enable: boolean;
  readonly iconColor: string;
  readonly expr: string;
  readonly titleFormat: string;
  readonly textFormat: string;
  readonly tagKeys: string;
  readonly step: string;
}

/** Where a panel is, in a grid 24 wide. */
export interface GridPosition {
  readonly h: number;
  readonly w: number;
  readonly x: number;
  readonly y: number;
}

/** A heading. */
export interface Row {
  readonly type: 'row';
  readonly id: number;
  readonly title: string;
  readonly collapsed: boolean;
  readonly gridPos: GridPosition;
  readonly panels: readonly never[];
}

/** Lines over time. */
export interface Panel {
  readonly type: 'timeseries';
  readonly id: number;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: GridPosition;
  readonly datasource: DataSource;
  readonly targets: readonly Target[];
  readonly fieldConfig: { readonly defaults: FieldDefaults; readonly overrides: readonly Override[] };
  readonly options: {
    readonly legend: {
      readonly showLegend: boolean;
      readonly displayMode: 'list';
      readonly placement: 'bottom';
      readonly calcs: readonly string[];
    };
    readonly tooltip: { readonly mode: 'multi'; readonly sort: 'desc' };
  };
}

/** A query. */
export interface Target {
  readonly refId: string;
  readonly datasource: DataSource;
  readonly editorMode: 'code';
  readonly expr: string;
  readonly legendFormat: string;
  readonly range: boolean;
}

/** How lines look. */
export interface FieldDefaults {
  readonly unit: string;
  readonly min?: number;
  readonly color: { readonly mode: 'palette-classic' };
  readonly custom: {
    readonly drawStyle: 'line';
    readonly lineWidth: number;
    readonly fillOpacity: number;
    readonly showPoints: 'auto';
    readonly spanNulls: boolean;
    readonly thresholdsStyle: { readonly mode: 'line' | 'off' };
  };
  readonly thresholds: { readonly mode: 'absolute'; readonly steps: readonly Threshold[] };
}

/** A value from which on a colour is shown; the first one has no value, which means from the beginning. */
export interface Threshold {
  readonly color: string;
  readonly value: number | null;
}

/** What is different for some of the lines. */
export interface Override {
  readonly matcher: { readonly id: 'byRegexp'; readonly options: string };
  readonly properties: readonly {
    readonly id: 'color';
    readonly value: { readonly mode: 'fixed'; readonly fixedColor: string };
  }[];
}
