import { fieldChanges } from '../core/diff';
import type { KubeObject } from '../core/kube';
import { either, mapsAt, textAt, type Reader } from './change';

type AlertingRule = Readonly<Record<string, unknown>>;

/** Rules of Prometheus: alerts and recorded series that come, go or change. */
export const readRules: Reader = (pair) => {
  const [before, after] = [rulesOf(pair.before), rulesOf(pair.after)];
  const came = [...after.keys()].filter((key) => !before.has(key));
  const went = [...before.keys()].filter((key) => !after.has(key));
  const changed = [...after].flatMap(([key, rule]) => {
    const was = before.get(key);
    const parts = was ? changedParts(was, rule) : [];
    return parts.length === 0 ? [] : [`${key}: ${parts.join(', ')}`];
  });
  const counts = [
    ...(came.length > 0 ? [`${came.length} more`] : []),
    ...(went.length > 0 ? [`${went.length} fewer`] : []),
    ...(changed.length > 0 ? [`${changed.length} changed`] : []),
  ];
  const details = [...came.map((key) => `+ ${key}`), ...went.map((key) => `- ${key}`), ...changed];
  const name = either(pair).metadata.name;
  if (counts.length === 0) return [];
  return [{ group: 'alerts', text: `${name}: rules, ${counts.join(', ')}`, details, covers: isRule }];
};

function isRule(path: string): boolean {
  return /^spec\.groups(\.[^.]+|\."[^"]+"|\[\d+\])?(\.rules.*)?$/.test(path);
}

/** Rules by what people call them: the alert or the series, with what tells it from others of that name. */
function rulesOf(object: KubeObject | undefined): ReadonlyMap<string, AlertingRule> {
  const rules = new Map<string, AlertingRule>();
  for (const group of mapsAt(object, 'spec', 'groups')) {
    for (const rule of mapsAt(group, 'rules')) {
      const told = ['slot', 'severity'].flatMap((label) => textAt(rule, 'labels', label) ?? []);
      const name = textAt(rule, 'alert') ?? textAt(rule, 'record') ?? 'a rule without a name';
      const key = told.length === 0 ? name : `${name} (${told.join(', ')})`;
      const place = rules.has(key) ? `${key} of ${textAt(group, 'name') ?? ''}` : key;
      rules.set(rules.has(place) ? `${place} #${rules.size + 1}` : place, rule);
    }
  }
  return rules;
}

/** What changes of a rule; texts and queries are long, and are told of by name alone. */
function changedParts(before: AlertingRule, after: AlertingRule): readonly string[] {
  const fields = fieldChanges(before, after);
  const own = fields.flatMap(({ path, before: was, after: is }) =>
    path === 'expr' || path.startsWith('annotations') ? [] : [`${path} ${shown(was)} → ${shown(is)}`],
  );
  const has = (start: string) => fields.some(({ path }) => path.startsWith(start));
  return [...own, ...(has('expr') ? ['query'] : []), ...(has('annotations') ? ['text'] : [])];
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '(none)' : JSON.stringify(value);
}
