import type { Found, SelectorNode } from './syntax';

/** Whose series a query is about: one version's, a service's, or those of what an exporter watches. */
export type QueryScope = 'version' | 'service' | 'database';

/** A label that has to be there, by any of its names. */
type Part = readonly string[];

/** What says whose series those of a metric are: labels, or several of which one is enough. */
export type Identity = readonly (string | Part)[];

interface Family {
  readonly metrics: RegExp;
  /** Ways to say whose series they are; one of them is enough. */
  readonly ways: readonly Way[];
}

interface Way {
  readonly parts: readonly Part[];
  /** What tells versions apart; none where a series does not know it. */
  readonly version?: Part;
}

const OF_APPLICATION: readonly Way[] = [
  {
    parts: [['namespace'], ['service', 'app', 'job']],
    version: ['version', 'service_version'],
  },
  { parts: [['job']], version: ['service_version', 'version'] },
];

const FAMILIES: readonly Family[] = [
  {
    metrics: /^istio_(request|response|tcp)/,
    ways: [
      {
        parts: [
          ['destination_service_namespace', 'destination_workload_namespace'],
          ['destination_service_name', 'destination_service', 'destination_canonical_service'],
        ],
        version: ['destination_version', 'destination_canonical_revision'],
      },
      {
        parts: [
          ['source_workload_namespace', 'source_canonical_service_namespace'],
          ['source_workload', 'source_canonical_service'],
        ],
        version: ['source_version', 'source_canonical_revision'],
      },
    ],
  },
  {
    metrics: /^(kube|container)_/,
    ways: [{ parts: [['namespace'], ['pod', 'deployment', 'replicaset', 'statefulset', 'job_name', 'service']] }],
  },
  { metrics: /^up$/, ways: [{ parts: [['namespace'], ['pod', 'service', 'job']], version: ['version'] }] },
];

/** Labels that usually say whose series they are, whatever the metric. */
export const USUAL_LABELS: { readonly namespace: Part; readonly service: Part } = {
  namespace: usual(0),
  service: usual(1),
};

function usual(part: number): Part {
  const ways = [...OF_APPLICATION, ...FAMILIES.flatMap((family) => family.ways)];
  return ways.flatMap(({ parts }) => parts[part] ?? []).filter((label) => part === 1 || label !== 'job');
}

/** Exporters, recorded series, alerts and facts about targets are found by whatever labels they have. */
const OTHERS = /^(pg|pgbouncer|node|envoy|probe|loki)_|:|^ALERTS|^target_info$|^rollout_/;

/** What a selector has to say more so that it is about one version and no other; nothing where it says enough. */
export function missingIdentity(
  { node, around }: Found<SelectorNode>,
  scope: QueryScope,
  own: Readonly<Record<string, Identity>>,
): string | undefined {
  const { metric = '', matchers } = node;
  const picking = matchers.filter(({ label, operator }) => label !== '__name__' && /^=~?$/.test(operator));
  const said = picking.map(({ label }) => label);
  const declared = own[metric];
  if (!declared && (scope === 'database' || OTHERS.test(metric))) return said.length > 0 ? undefined : 'a label';
  const joined = [...said, ...saidByJoin(around, node)];
  const versions = [...joined, ...around.flatMap(groupedBy)];
  const ways = FAMILIES.find(({ metrics }) => metrics.test(metric))?.ways ?? OF_APPLICATION;
  const missing = [
    ...(declared ? [declared.map((part) => [part].flat()).filter(without(joined))] : []),
    ...ways.map(({ parts, version }) => [
      ...parts.filter(without(said)),
      ...(version && scope === 'version' ? [version].filter(without(versions)) : []),
    ]),
  ];
  const least = missing.reduce((best, next) => (next.length < best.length ? next : best));
  return listOf([...new Set(least.map(([first = '']) => first))]);
}

/** Whether none of a part's names is among the labels. */
function without(labels: readonly string[]): (part: Part) => boolean {
  return (part) => !part.some((label) => labels.includes(label));
}

function listOf(labels: readonly string[]): string | undefined {
  return labels.length > 0 ? labels.join(', ') : undefined;
}

/** Labels of what the selector is matched with: `… and on (job, instance) target_info{service_version="…"}`. */
function saidByJoin(around: Found['around'], node: SelectorNode): readonly string[] {
  return around.flatMap((outer, index) => {
    if (outer.kind !== 'binary' || !['and', '*'].includes(outer.operator) || !outer.on?.length) return [];
    const own = around[index + 1] ?? node;
    const other = outer.left === own ? outer.right : outer.left;
    return other.kind === 'selector' ? other.matchers.map(({ label }) => label) : [];
  });
}

function groupedBy(outer: Found['node']): readonly string[] {
  return outer.kind === 'aggregation' ? (outer.by ?? []) : [];
}
