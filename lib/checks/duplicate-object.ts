import type { KubeObject } from '../core/kube';
import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import type { Check } from './check';
import type { CheckedObject } from './checked';
import type { Synthesis } from './synthesis';

const rule = new Rule({
  id: 'duplicate-object',
  title: 'Every object is written once',
  why: 'Two manifests of one object overwrite each other at every sync: production has whichever was applied last.',
});

/** No two constructs write the same object. The version of the API is no part of its identity, the group is. */
export const duplicateObject: Check = {
  rule,
  run(synthesis) {
    const seen = new Map<string, CheckedObject>();
    return synthesis.objects.flatMap((checked) => {
      const identity = identityOf(checked.object);
      const first = seen.get(identity);
      if (!first) seen.set(identity, checked);
      return first ? [duplicate(synthesis, first, checked)] : [];
    });
  },
};

function identityOf({ apiVersion, kind, metadata }: KubeObject): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return `${group}/${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}

function duplicate(synthesis: Synthesis, first: CheckedObject, second: CheckedObject): Problem {
  return rule.problem({
    at: synthesis.place(second),
    given: `written by ${first.construct} and by ${second.construct}`,
    allowed: 'one construct for each object',
    fix: 'rename one of the two, or remove it',
  });
}
