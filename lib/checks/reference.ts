import type { KubeObject } from '../core/kube';
import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import { didYouMean } from '../core/suggest';
import type { Check } from './check';
import type { CheckedObject, CheckedRelease } from './checked';
import { podReferences, type PodReference } from './pod-references';
import type { CheckedPods, Synthesis } from './synthesis';

const rule = new Rule({
  id: 'reference',
  title: 'What pods name is synthesized with them or declared external',
  why: 'Pods without their ConfigMap, Secret or ServiceAccount never start: the release waits for capacity that does not come.',
});

/** What every namespace has without anybody writing it. */
const ALWAYS_THERE: ReadonlySet<string> = new Set(['ServiceAccount/default', 'ConfigMap/kube-root-ca.crt']);

/** ConfigMaps, Secrets and ServiceAccounts that pods of releases name are there, and so are the keys. */
export const reference: Check = {
  rule,
  run(synthesis) {
    return synthesis.releases.flatMap((release) => {
      const external = externalOf(release);
      return synthesis.podsOf(release).flatMap((pods) => templateProblems(synthesis, pods, external));
    });
  },
};

/** Objects that something else brings, as `Kind/name`. */
function externalOf({ versions }: CheckedRelease): ReadonlySet<string> {
  const references = Object.values(versions).flatMap((version) => version.references);
  return new Set([...ALWAYS_THERE, ...references.filter(({ external }) => external).map(keyOf)]);
}

function keyOf({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return `${kind}/${name}`;
}

function templateProblems(synthesis: Synthesis, pods: CheckedPods, external: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const missing = new Map<string, PodReference[]>();
  for (const found of podReferences(pods.template.spec)) {
    const objects = synthesis.named(found.kind, pods.object.metadata.namespace, found.name);
    if (objects.length > 0) problems.push(...keyProblems(synthesis, pods, found, objects));
    else if (!external.has(keyOf(found))) missing.set(keyOf(found), [...(missing.get(keyOf(found)) ?? []), found]);
  }
  return [...problems, ...[...missing.values()].map((places) => missingProblem(synthesis, pods, places))];
}

/** One problem for each missing object, however many variables and files come from it. */
function missingProblem(synthesis: Synthesis, pods: CheckedPods, places: readonly PodReference[]): Problem {
  const [first, ...more] = places as readonly [PodReference, ...PodReference[]];
  const { kind, name } = first;
  const { namespace } = pods.object.metadata;
  const factory = { ConfigMap: 'ConfigMapRef', Secret: 'SecretRef', ServiceAccount: 'ServiceAccountRef' }[kind];
  const fields = more.length === 0 ? '' : `; ${more.length + 1} fields name it`;
  return rule.problem({
    at: synthesis.place(pods, fieldOf(first)),
    given: `${kind} '${name}', which is not in namespace ${namespace}${fields}`,
    allowed: 'an object of this app in the same namespace, or one that is declared external',
    fix: `synthesize it, or declare it with ${factory}.external('${name}')`,
  });
}

function keyProblems(
  synthesis: Synthesis,
  pods: CheckedPods,
  found: PodReference,
  objects: readonly CheckedObject[],
): Problem[] {
  if (found.keys.length === 0) return [];
  const keys = objects.flatMap(({ object }) => keysOf(object));
  const missing = found.keys.filter((wanted) => !keys.includes(wanted));
  return missing.map((key) =>
    rule.problem({
      at: synthesis.place(pods, fieldOf(found)),
      given: `key '${key}' of ${found.kind} '${found.name}'`,
      allowed: `one of its keys: ${keys.join(', ') || 'it has none'}`,
      fix: `name one of them, or add the key${didYouMean(key, keys)}`,
    }),
  );
}

function keysOf(object: KubeObject): string[] {
  return ['data', 'binaryData', 'stringData'].flatMap((part) =>
    Object.keys((object[part] as object | undefined) ?? {}),
  );
}

function fieldOf({ field }: PodReference): string {
  return `spec.template.spec.${field}`;
}
