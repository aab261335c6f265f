import type { GivenObject } from './shapes';

/** A value that is no string, where Kubernetes has a string. */
export interface NoString {
  /** Keys that lead to it in the object. */
  readonly path: readonly (string | number)[];
  /** The same for people: list items by their name. */
  readonly field: string;
  readonly value: unknown;
}

/** Strings of any object; `*` stands for each item of a list, and for each key of a map. */
const OF_ALL = ['metadata.labels.*', 'metadata.annotations.*'];

const OF_CONTAINER = [
  'command.*',
  'args.*',
  'env.*.name',
  'env.*.value',
  ...['lifecycle.preStop', 'lifecycle.postStart', 'readinessProbe', 'livenessProbe', 'startupProbe'].map(
    (asked) => `${asked}.exec.command.*`,
  ),
];

const OF_POD = [
  'nodeSelector.*',
  'tolerations.*.key',
  'tolerations.*.value',
  ...['containers', 'initContainers'].flatMap((list) => OF_CONTAINER.map((path) => `${list}.*.${path}`)),
];

/** Strings that people write without quotes, by kind. */
const OF_KIND: Readonly<Record<string, readonly string[]>> = {
  Service: ['spec.selector.*'],
  Deployment: [
    'spec.selector.matchLabels.*',
    ...OF_ALL.map((path) => `spec.template.${path}`),
    ...OF_POD.map((path) => `spec.template.spec.${path}`),
  ],
};

/** Values of an object that are no strings where they have to be; what is null is none at all. */
export function noStringsIn(object: GivenObject): readonly NoString[] {
  const own = Object.hasOwn(OF_KIND, object.kind) ? (OF_KIND[object.kind] ?? []) : [];
  return [...OF_ALL, ...own]
    .flatMap((path) => valuesAt(path.split('.'), { path: [], field: '', value: object }))
    .filter(({ value }) => typeof value !== 'string');
}

function valuesAt([key, ...rest]: readonly string[], found: NoString): readonly NoString[] {
  const { path, field, value } = found;
  if (value === null || value === undefined) return [];
  if (key === undefined) return [found];
  if (typeof value !== 'object') return [];
  if (Array.isArray(value)) {
    if (key !== '*') return [];
    return value.flatMap((item: unknown, index) =>
      valuesAt(rest, { path: [...path, index], field: `${field}[${nameIn(item) ?? index}]`, value: item }),
    );
  }
  const keys = key === '*' ? Object.keys(value) : [key].filter((name) => Object.hasOwn(value, name));
  return keys.flatMap((name) =>
    valuesAt(rest, {
      path: [...path, name],
      field: field === '' ? name : `${field}.${name}`,
      value: (value as Readonly<Record<string, unknown>>)[name],
    }),
  );
}

/** The name of a list item that has one. */
function nameIn(item: unknown): string | undefined {
  const { name } = (item ?? {}) as { readonly name?: unknown };
  return typeof name === 'string' ? name : undefined;
}
