import type { FieldChange } from '../core/diff';
import type { KubeObject } from '../core/kube';
import { SLOT_LABEL, VERSION_LABEL } from '../core/labels';
import {
  either,
  serviceOf,
  slotKey,
  textAt,
  valueAt,
  whose,
  type ObjectPair,
  type Reader,
  type Reading,
  type Serving,
} from './change';

const TEMPLATE = 'spec.template';

/** Deployments: pods that come, go or restart, and how many there are. */
export const readWorkload: Reader = (pair, fields, serving) => {
  const who = whose(either(pair));
  const { before, after } = pair;
  if (!before) return [comes(who, after)];
  if (!after) return [goes(who, before, serving)];
  return [...restarts(who, pair, fields, serving), ...replicas(who, pair, fields)];
};

/** Bounds of an autoscaler. */
export const readAutoscaler: Reader = ({ before, after }, fields) => {
  const bounds = (object: KubeObject | undefined) =>
    object && `${textAt(object, 'spec', 'minReplicas') ?? '1'} to ${textAt(object, 'spec', 'maxReplicas') ?? '?'} pods`;
  const changes = !before || !after || fields.some(({ path }) => isBound(path));
  if (!changes) return [];
  const [was, is] = [bounds(before), bounds(after)];
  const text = was === undefined ? (is ?? '') : `${was} → ${is ?? 'no autoscaler'}`;
  return [
    { group: 'capacity', text: `${whose(either({ before, after }))}: ${text}, by the autoscaler`, covers: isBound },
  ];
};

function isBound(path: string): boolean {
  return path === 'spec.minReplicas' || path === 'spec.maxReplicas';
}

function comes(who: string, object: KubeObject | undefined): Reading {
  const count = textAt(object, 'spec', 'replicas');
  const pods = count === undefined ? 'pods, as many as the autoscaler says,' : `${count} pods`;
  return { group: 'pods', text: `${who}: ${pods} of ${versionOf(object) ?? 'a new Deployment'}`, covers: all };
}

function goes(who: string, object: KubeObject, serving: Serving): Reading {
  const share = shareOf(object, serving);
  const text = `${who}: removed, with its pods${share > 0 ? `, which have ${share} % of the traffic` : ''}`;
  return { group: 'pods', text, covers: all, ...(share > 0 ? { isLoud: true } : {}) };
}

function all(): boolean {
  return true;
}

function restarts(who: string, pair: ObjectPair, fields: readonly FieldChange[], serving: Serving): Reading[] {
  const { before, after } = pair;
  if (!before || !fields.some(({ path }) => isTemplate(path))) return [];
  const [was, is] = [versionOf(before), versionOf(after)];
  const version = was === is ? '' : `, ${was ?? 'no version'} → ${is ?? 'no version'}`;
  const share = shareOf(before, serving);
  const details = fields.filter(({ path }) => isTemplate(path)).map(templateText);
  const say = (text: string, more: Pick<Reading, 'isLoud'> = {}): Reading[] => [
    { group: 'pods', text: `${who}: ${text}${version}`, details, covers: isTemplate, ...more },
  ];
  if (share > 0) return say(`PODS OF THE LIVE SLOT RESTART, which has ${share} % of the traffic`, { isLoud: true });
  return valueAt(before, 'spec', 'replicas') === 0 ? say('other pods, once there are any') : say('pods restart');
}

function isTemplate(path: string): boolean {
  return path === TEMPLATE || path.startsWith(`${TEMPLATE}.`);
}

function templateText({ path, before, after }: FieldChange): string {
  const short = path.slice(TEMPLATE.length + 1).replace(/^spec\.containers\./, 'container ');
  return `${short}: ${valueText(before)} → ${valueText(after)}`;
}

function valueText(value: unknown): string {
  if (value === undefined) return '(none)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function replicas(who: string, { before, after }: ObjectPair, fields: readonly FieldChange[]): Reading[] {
  const covers = (path: string) => path === 'spec.replicas';
  if (!fields.some(({ path }) => covers(path))) return [];
  const count = (object: KubeObject | undefined) => textAt(object, 'spec', 'replicas') ?? 'as the autoscaler says';
  return [{ group: 'capacity', text: `${who}: ${count(before)} → ${count(after)} pods`, covers }];
}

function versionOf(object: KubeObject | undefined): string | undefined {
  return textAt(object, 'spec', 'template', 'metadata', 'labels', VERSION_LABEL);
}

function shareOf(object: KubeObject, serving: Serving): number {
  const slot = object.metadata.labels?.[SLOT_LABEL];
  if (slot === undefined) return 0;
  return serving.get(slotKey(object.metadata.namespace, serviceOf(object), slot)) ?? 0;
}
