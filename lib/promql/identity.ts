import type { Found, SelectorNode } from './syntax';

/** Whose series a query is about: one version's, a service's, or those of what an exporter watches. */
export type QueryScope = 'version' | 'service' | 'database';

/** A label that has to be there, by any of its names. */
type Part = readonly string[];

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

/** Exporters, recorded series, alerts and facts about targets are found by whatever labels they have. */
const OTHERS = /^(pg|pgbouncer|node|envoy|probe|loki)_|:|^ALERTS|^target_info$|^rollout_/;

/** What a selector has to say more so that it is about one version and no other; nothing where it says enough. */
export function missingIdentity(
  { node, around }: Found<SelectorNode>,
  scope: QueryScope,
  own: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  const { metric = '', matchers } = node;
  const picking = matchers.filter(({ label, operator }) => label !== '__name__' && /^=~?$/.test(operator));
  const said = picking.map(({ label }) => label);
  const declared = own[metric];
  if (declared) return listOf(declared.filter((label) => !said.includes(label)));
  if (scope === 'database' || OTHERS.test(metric)) return said.length > 0 ? undefined : 'a label';
  const versions = [...said, ...saidByJoin(around, node), ...around.flatMap(groupedBy)];
  const ways = FAMILIES.find(({ metrics }) => metrics.test(metric))?.ways ?? OF_APPLICATION;
  const missing = ways.map(({ parts, version }) => [
    ...parts.filter((part) => !part.some((label) => said.includes(label))),
    ...(version && scope === 'version' && !version.some((label) => versions.includes(label)) ? [version] : []),
  ]);
  const least = missing.reduce((best, next) => (next.length < best.length ? next : best));
  return listOf(least.map(([first = '']) => first));
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
