import { Output } from '@pulumi/pulumi';
import type { Problem } from '../core/problem';
import { typeRule } from '../core/error';
import { lateFactRule } from '../evaluation/late-facts';
import { Release } from '../files/release';
import type { BlueGreenArgs } from './args';

/** Whether a value is known only while the program runs. */
export function isLate(input: unknown): boolean {
  return Output.isInstance(input) || input instanceof Promise;
}

/** What is wrong with the arguments of a component before they can be looked at. */
export function argumentProblems(args: BlueGreenArgs, construct: string): Problem[] {
  const { namespace: _namespace, maxConnections: _limit, secrets: _secrets, platform: _platform, ...plain } = args;
  const { release, ...definition } = plain;
  return [
    ...releaseProblems(release, construct),
    ...(release instanceof Release ? [] : latePaths(withoutImages(release), ['release'])).map(problemAt),
    ...latePaths(definition, []).map(problemAt),
  ];

  function problemAt(path: readonly string[]): Problem {
    return lateFactRule.problem({
      at: { construct, field: path.join('.') },
      given: 'an Output or a Promise',
      allowed:
        'a plain value: namespace, maxConnections, secrets, and the images of a release given as values may be Outputs',
      fix: 'give the value, or take it from a Secret or a ConfigMap that has it',
    });
  }
}

/** TypeScript says so before anything runs; this is for those who run without it. */
function releaseProblems(release: unknown, construct: string): Problem[] {
  if (release instanceof Release) return [];
  const slots = isRecord(release) && !isLate(release) ? release.slots : undefined;
  const isLock =
    !isRecord(release) || release.lock === undefined || (isRecord(release.lock) && isRecord(release.lock.slots));
  if (isRecord(slots) && !isLate(slots) && isLock) return [];
  return [
    typeRule.problem({
      at: { construct, field: isRecord(slots) ? 'release.lock' : 'release' },
      given: isLate(release) ? 'an Output or a Promise' : typeof release,
      allowed:
        'Release.fromFile(…), or values with service, live, stage and slots, and the lock that the component had',
      fix: 'give it as it is documented for `BlueGreenArgs`; an image in it may be an Output',
    }),
  ];
}

function withoutImages(release: unknown): unknown {
  if (!isRecord(release) || !isRecord(release.slots)) return undefined;
  const slots = Object.entries(release.slots).map(([slot, version]) => [
    slot,
    isRecord(version) ? { ...version, image: undefined } : version,
  ]);
  return { ...release, slots: Object.fromEntries(slots) as unknown };
}

/** Where a value has an Output in it: as text it would be a warning of Pulumi's, and the lock would keep that. */
function latePaths(value: unknown, path: readonly string[], seen = new Set<unknown>()): (readonly string[])[] {
  if (isLate(value)) return [path];
  if (!isRecord(value) || seen.has(value)) return [];
  seen.add(value);
  return Object.entries(value).flatMap(([key, part]) => latePaths(part, [...path, key], seen));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
