import { stringify } from 'yaml';
import type { KubeObject } from '../core/kube';

/**
 * Objects as the text of one file. YAML 1.1 rules of quoting, as `kubectl` and Argo CD read it: `on`, `yes` and `12:30`
 * stay text. Lines are never folded: a folded command is hard to compare.
 */
export function toYaml(objects: readonly KubeObject[]): string {
  return objects
    .map((object) => stringify(object, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false }))
    .join('---\n');
}
