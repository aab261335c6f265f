import type { KubeObject } from '../core/kube';
import type { Labels } from '../core/labels';
import { isValidName, nameProblems, nameRule, type NameForm } from '../core/names';
import type { Place, Problem } from '../core/problem';
import type { Check } from './check';
import { templateOf } from './synthesis';

/** Forms of names; everything else is a subdomain. */
const FORMS: Readonly<Record<string, NameForm>> = { Service: 'service', Namespace: 'label' };

/** Kinds whose names are a path segment: `system:auth-delegator` is a good name for them. */
const FREE_KINDS: ReadonlySet<string> = new Set(['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding']);

/** Names, labels and annotations as the API server takes them, on the objects and on their pods. */
export const name: Check = {
  rule: nameRule,
  run(synthesis) {
    const isKey = keyTest();
    return synthesis.objects.flatMap((checked) => {
      const { object } = checked;
      const faults: Fault[] = [];
      nameFaults(object, faults);
      metadataFaults(object.metadata, 'metadata', isKey, faults);
      metadataFaults(templateOf(object)?.metadata ?? {}, 'spec.template.metadata', isKey, faults);
      return faults.flatMap(({ field, problems }) => problems(synthesis.place(checked, field)));
    });
  },
};

/** Something that is wrong at a field; the problem is made once it is known where that is. */
interface Fault {
  readonly field: string;
  readonly problems: (at: Place) => Problem[];
}

type KeyTest = (key: string) => boolean;

/** Whether something is a label key. The same few are on every object, so they are looked at once. */
function keyTest(): KeyTest {
  const known = new Map<string, boolean>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const valid = isValidName('labelKey', key);
    known.set(key, valid);
    return valid;
  };
}

function nameFaults({ kind, metadata }: KubeObject, faults: Fault[]): void {
  const form = FORMS[kind] ?? 'subdomain';
  if (FREE_KINDS.has(kind) || isValidName(form, metadata.name)) return;
  faults.push({ field: 'metadata.name', problems: (at) => nameProblems(form, metadata.name, at) });
}

interface MetadataShape {
  readonly labels?: Labels;
  readonly annotations?: Labels;
}

/** Nearly every label of an app is good, and there are many: nothing is made until one is not. */
function metadataFaults(metadata: MetadataShape, at: string, isKey: KeyTest, faults: Fault[]): void {
  const { labels = {}, annotations = {} } = metadata;
  const add = (part: string, key: string, problems: Fault['problems']): void => {
    faults.push({ field: `${at}.${part}.${JSON.stringify(key)}`, problems });
  };
  sizeFaults(annotations, at, faults);
  for (const key of Object.keys(labels)) {
    const value: unknown = labels[key];
    if (!isKey(key)) add('labels', key, (place) => nameProblems('labelKey', key, place));
    if (typeof value !== 'string') add('labels', key, (place) => [noText(value, place)]);
    else if (!isValidName('labelValue', value)) add('labels', key, (place) => nameProblems('labelValue', value, place));
  }
  for (const key of Object.keys(annotations)) {
    const value: unknown = annotations[key];
    // The API server does not mind capitals in the prefix of an annotation.
    if (!isKey(key) && !isKey(key.toLowerCase())) {
      add('annotations', key, (place) => nameProblems('labelKey', key, place));
    }
    if (typeof value !== 'string') add('annotations', key, (place) => [noText(value, place)]);
  }
}

/** An object has room for 256 KiB of annotations. */
const MOST_BYTES = 2 ** 18;

function sizeFaults(annotations: Labels, at: string, faults: Fault[]): void {
  const texts = Object.entries(annotations).map(([key, value]) => `${key}${value}`);
  const size = texts.reduce((total, text) => total + Buffer.byteLength(text), 0);
  if (size <= MOST_BYTES) return;
  const [given, allowed] = [`${size} bytes of annotations`, `at most ${MOST_BYTES}, names included`];
  const fix = 'keep what is large in a ConfigMap';
  faults.push({
    field: `${at}.annotations`,
    problems: (place) => [nameRule.problem({ at: place, given, allowed, fix })],
  });
}

/** A patch, or YAML without quotes, easily makes a number or a boolean of it. */
function noText(value: unknown, at: Place): Problem {
  const given = `${JSON.stringify(value)}, which is no text`;
  return nameRule.problem({ at, given, allowed: 'text', fix: `write it as text: ${JSON.stringify(String(value))}` });
}
