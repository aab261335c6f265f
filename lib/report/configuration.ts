import type { KubeObject } from '../core/kube';
import { either, valueAt, type ObjectPair, type Reader } from './change';

/** ConfigMaps: which keys come, go or change. A dashboard is one of them, and is told of as one. */
export const readConfigMap: Reader = (pair) => {
  const group = isDashboard(either(pair)) ? 'monitoring' : 'config';
  const what = group === 'monitoring' ? 'dashboard' : 'ConfigMap';
  return [{ group, text: `${what} ${either(pair).metadata.name}: ${keysText(pair)}`, covers: isData }];
};

/** Secrets: the names of keys, and never a value. */
export const readSecret: Reader = (pair) => [
  { group: 'config', text: `Secret ${either(pair).metadata.name}: ${keysText(pair)}`, covers: isData },
];

function isData(path: string): boolean {
  return /^(data|stringData|binaryData)\b/.test(path);
}

function isDashboard({ metadata }: KubeObject): boolean {
  return Object.keys(metadata.labels ?? {}).some((label) => label.startsWith('grafana'));
}

function keysText(pair: ObjectPair): string {
  const [before, after] = [dataOf(pair.before), dataOf(pair.after)];
  const came = [...after.keys()].filter((key) => !before.has(key)).map((key) => `+ ${key}`);
  const went = [...before.keys()].filter((key) => !after.has(key)).map((key) => `- ${key}`);
  const changed = [...after].flatMap(([key, text]) => (before.has(key) && before.get(key) !== text ? [key] : []));
  return [...came, ...went, ...changed].join(', ') || 'other labels';
}

function dataOf(object: KubeObject | undefined): ReadonlyMap<string, string> {
  const parts = ['data', 'stringData', 'binaryData'].map((part) => valueAt(object, part));
  const entries = parts.flatMap((part) => (typeof part === 'object' && part !== null ? Object.entries(part) : []));
  return new Map(entries.map(([key, value]) => [key, String(value)]));
}
