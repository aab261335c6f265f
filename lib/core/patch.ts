import { applyPatch, type Operation } from 'fast-json-patch';
import { CutoverError } from './error';
import { objectName, type KubeObject } from './kube';
import type { Problem } from './problem';
import { Rule } from './rule';

export type { Operation } from 'fast-json-patch';

export const patchRule = new Rule({
  id: 'patch',
  title: 'A patch fits the object that it is for, and leaves its name alone',
  why: 'A patch that changes nothing is a setting that production does not have; an object with another name is another object, and the one that others look for is gone.',
});

/** An object with its patches applied. Throws when one does not fit. */
export function applyPatches(object: KubeObject, patches: readonly Operation[], construct: string): KubeObject {
  if (patches.length === 0) return object;
  const patched = patches.reduce((result, patch) => applied(result, patch, construct), structuredClone(object));
  const { name, namespace } = (patched as Partial<KubeObject>).metadata ?? {};
  const kept = name === object.metadata.name && namespace === object.metadata.namespace && patched.kind === object.kind;
  if (kept) return patched;
  throw new CutoverError([
    patchRule.problem({
      at: { construct, object: objectName(object) },
      given: `patches that leave ${patched.kind} ${namespace ?? ''}/${name ?? ''}`,
      allowed: objectName(object),
      fix: 'leave kind, name and namespace as they are: routes, selectors and the way back go by them',
    }),
  ]);
}

/** Validated, unlike `JsonPatch.apply` of cdk8s: a replacement of nothing would otherwise be dropped without a word. */
function applied(object: KubeObject, patch: Operation, construct: string): KubeObject {
  try {
    // A copy, because what is added becomes part of the object, and the next patch may change it there.
    return applyPatch(object, [structuredClone(patch)], true).newDocument;
  } catch {
    throw new CutoverError([misfit(object, patch, construct)]);
  }
}

function misfit(object: KubeObject, patch: Operation, construct: string): Problem {
  return patchRule.problem({
    at: { construct, object: objectName(object) },
    given: JSON.stringify(patch),
    allowed: 'an operation on a path that is there',
    fix: 'look at the path in the manifest; `add` makes what is not there yet, `replace` and `remove` need it',
  });
}
