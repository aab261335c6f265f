import type { Labels } from '../core/labels';
import { objectName } from '../core/kube';
import { didYouMean } from '../core/suggest';
import type { SelectorShape } from './shapes';
import type { CheckedPods } from './synthesis';

/** Whether a selector finds pods with these labels. */
export function matches({ matchLabels = {}, matchExpressions = [] }: SelectorShape, labels: Labels): boolean {
  for (const key of Object.keys(matchLabels)) if (labels[key] !== matchLabels[key]) return false;
  return matchExpressions.every(({ key, operator, values = [] }) => {
    const value = labels[key];
    switch (operator) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'Exists':
        return value !== undefined;
      case 'DoesNotExist':
        return value === undefined;
      default:
        return false;
    }
  });
}

/** Labels of a workload's pods. */
export function labelsOf({ template }: CheckedPods): Labels {
  return template.metadata.labels;
}

/** A label of a selector that pods do not have, and what they have instead. */
interface Difference {
  readonly key: string;
  readonly wanted: string;
  readonly found: string | undefined;
}

function differing(wanted: Labels, labels: Labels): Difference[] {
  return Object.entries(wanted)
    .filter(([key, value]) => labels[key] !== value)
    .map(([key, value]) => ({ key, wanted: value, found: labels[key] }));
}

/** What separates a selector from the pods that it nearly finds: in words, and as a hint for the fix. */
export interface NearMiss {
  readonly text: string;
  readonly hint: string;
}

/** Holds a selector against the candidates that it should have found, and takes the nearest. */
export function nearMiss(wanted: Labels, candidates: readonly CheckedPods[]): NearMiss {
  const [nearest] = candidates
    .map((pods) => ({ pods, differences: differing(wanted, labelsOf(pods)) }))
    .sort((a, b) => a.differences.length - b.differences.length);
  if (!nearest) return { text: 'there are no pods', hint: '' };
  const pods = `pods of ${objectName(nearest.pods.object)}`;
  const [first, ...others] = nearest.differences;
  if (!first) return { text: `${pods} have them, but are in another namespace or fail its expressions`, hint: '' };
  const texts = nearest.differences.map(({ key, found }) => (found === undefined ? `no ${key}` : `${key}=${found}`));
  const hint = first.found !== undefined && others.length === 0 ? didYouMean(first.wanted, [first.found]) : '';
  return { text: `${pods} have ${texts.join(', ')}`, hint };
}

/** `key=value, key=value`. */
export function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}
