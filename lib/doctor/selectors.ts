import { labelText, matches } from '../checks/matching';
import type { SelectorShape } from '../checks/shapes';
import type { KubeObject } from '../core/kube';
import type { Labels } from '../core/labels';
import { Examination, unlessWrong, type Finding } from './finding';

export const selectorsExamination = new Examination({
  id: 'monitor-selectors',
  title: 'A Prometheus of the operator selects our rules, monitors and probes',
  means: 'The operator passes them by without a word: nothing is scraped, no alert fires, and gates see no data.',
});

/** An object by which the operator knows what a Prometheus reads. */
export interface Reader {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Selectors, by the name of their field. */
  readonly spec: Readonly<Record<string, SelectorShape | undefined>>;
}

/** Kinds of readers that the operator has. */
export const READER_KINDS = [
  ['monitoring.coreos.com/v1', 'Prometheus'],
  ['monitoring.coreos.com/v1alpha1', 'PrometheusAgent'],
  ['monitoring.coreos.com/v1', 'ThanosRuler'],
] as const;

/** Fields of a reader that select a kind: without the first it selects none; without the second its own namespace alone. */
const FIELDS: Readonly<Record<string, string>> = {
  PrometheusRule: 'rule',
  PodMonitor: 'podMonitor',
  ServiceMonitor: 'serviceMonitor',
  Probe: 'probe',
  ScrapeConfig: 'scrapeConfig',
};

/** Readers of rules do not scrape, and agents know no rules. */
const READS: Readonly<Record<string, (kind: string) => boolean>> = {
  Prometheus: () => true,
  PrometheusAgent: (kind) => kind !== 'PrometheusRule',
  ThanosRuler: (kind) => kind === 'PrometheusRule',
};

/** Whether an object is one that the operator selects. */
export function isSelected({ apiVersion, kind }: KubeObject): boolean {
  return apiVersion.startsWith('monitoring.coreos.com/') && kind in FIELDS;
}

/** Why a reader passes an object by, and what would make it read it. */
interface Miss {
  readonly reader: Reader;
  readonly why: readonly string[];
  readonly mend: readonly string[];
}

/** Objects that no reader selects. */
export function judgeSelectors(
  objects: readonly KubeObject[],
  readers: readonly Reader[],
  namespaces: ReadonlyMap<string, Labels>,
): readonly Finding[] {
  if (objects.length === 0) return [selectorsExamination.ok('there is nothing for the operator to select')];
  if (readers.length === 0) {
    const fix = 'create a Prometheus, or see that what reads these kinds in its place takes ours';
    return [selectorsExamination.warning('no Prometheus, PrometheusAgent or ThanosRuler of the operator', fix)];
  }
  const findings = objects.flatMap((object) => missed(object, readers, namespaces));
  const well = `${objects.length} objects, each selected by ${readers.map(nameOf).join(' or ')}`;
  return unlessWrong(findings, () => selectorsExamination.ok(well));
}

function missed(
  object: KubeObject,
  readers: readonly Reader[],
  namespaces: ReadonlyMap<string, Labels>,
): readonly Finding[] {
  const misses = readers
    .filter(({ kind }) => READS[kind]?.(object.kind) ?? false)
    .map((reader) => missOf(reader, object, namespaces));
  if (misses.some(({ why }) => why.length === 0)) return [];
  const [nearest] = [...misses].sort((one, other) => one.why.length - other.why.length);
  const what = `${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`;
  if (!nearest) return [selectorsExamination.failed(`${what}, and no Prometheus of its kind`, 'create one')];
  return [
    selectorsExamination.failed(
      `${what} is passed by: ${nameOf(nearest.reader)} ${nearest.why.join(', and ')}`,
      nearest.mend.join('; '),
    ),
  ];
}

function missOf(reader: Reader, object: KubeObject, namespaces: ReadonlyMap<string, Labels>): Miss {
  const [field, namespaceField] = selectorFields(object.kind);
  const { namespace = '', labels = {} } = object.metadata;
  const byLabels = reader.spec[field];
  const byNamespace = reader.spec[namespaceField];
  const own = byNamespace === undefined;
  const reaches = own ? reader.namespace === namespace : matches(byNamespace, namespaces.get(namespace) ?? {});
  const selects = byLabels !== undefined && matches(byLabels, labels);
  return {
    reader,
    why: [
      ...(selects ? [] : [byLabels ? `wants ${selectorText(byLabels)}` : `has no ${field}`]),
      ...(reaches
        ? []
        : [own ? `reads its own namespace alone` : `wants ${selectorText(byNamespace)} of the namespace`]),
    ],
    mend: [
      ...(selects ? [] : [labelsFix(byLabels, field, labels)]),
      ...(reaches ? [] : [namespaceFix(byNamespace, namespaceField, namespace, nameOf(reader))]),
    ],
  };
}

function selectorFields(kind: string): readonly [labels: string, namespaces: string] {
  const prefix = FIELDS[kind] ?? '';
  return [`${prefix}Selector`, `${prefix}NamespaceSelector`];
}

function labelsFix(wanted: SelectorShape | undefined, field: string, labels: Labels): string {
  if (!wanted) return `give it a ${field}`;
  const missing = Object.entries(wantedLabels(wanted)).filter(([key, value]) => labels[key] !== value);
  if (missing.length === 0) return `correct ${field}, or ruleLabels in platform.yaml`;
  return `write ruleLabels: { ${missing.map(([key, value]) => `${key}: ${value}`).join(', ')} } in platform.yaml`;
}

function namespaceFix(wanted: SelectorShape | undefined, field: string, namespace: string, reader: string): string {
  if (!wanted) return `give ${reader} a ${field}`;
  const labels = Object.entries(wantedLabels(wanted)).map(([key, value]) => `${key}=${value}`);
  return labels.length === 0
    ? `correct ${field} of ${reader}, or the labels of namespace ${namespace}`
    : `kubectl label namespace ${namespace} ${labels.join(' ')}`;
}

/** Labels that would satisfy a selector, where one can say which. */
function wantedLabels({ matchLabels = {}, matchExpressions = [] }: SelectorShape): Labels {
  const expressed = matchExpressions.flatMap(({ key, operator, values = [] }) =>
    operator === 'In' && values[0] !== undefined ? [[key, values[0]]] : [],
  );
  return { ...matchLabels, ...(Object.fromEntries(expressed) as Labels) };
}

/** `release=prometheus, team in (shop, web)`. */
export function selectorText({ matchLabels = {}, matchExpressions = [] }: SelectorShape): string {
  const expressed = matchExpressions.map(({ key, operator, values = [] }) => {
    if (operator === 'Exists') return key;
    return operator === 'DoesNotExist' ? `no ${key}` : `${key} ${operator} (${values.join(', ')})`;
  });
  const labelled = Object.keys(matchLabels).length > 0 ? [labelText(matchLabels)] : [];
  return [...labelled, ...expressed].join(', ') || 'anything';
}

function nameOf({ kind, namespace, name }: Reader): string {
  return `${kind} ${namespace}/${name}`;
}
