import { nameProblems } from '../core/names';
import type { Place, Problem } from '../core/problem';
import { Rule } from '../core/rule';
import type { GitOpsEngine } from '../platform/platform';

/** Where the output of an app is in Git, and what delivers it is called. */
export interface Delivery {
  /** Name of the objects that deliver it. */
  readonly name: string;
  /** The namespace of the GitOps engine. */
  readonly namespace: string;
  /** Address of the repository. */
  readonly repository: string;
  readonly branch: string;
  /** The folder of the output in the repository, which has `release` and `rollback` in it. */
  readonly path: string;
}

export const gitOpsRule = new Rule({
  id: 'git-ops',
  title: 'A GitOps engine is pointed at the release, in a repository that it can read',
  why: 'It applies whatever is where it looks: nothing, without a word, or the way back together with the release.',
});

/** How each engine may be told of a repository. */
const ADDRESSES: Readonly<Record<Delivery['repository'], RegExp>> = {
  'argo-cd': /^(?:(?:https?|ssh):\/\/[^\s/]+\/\S+|file:\/\/\/\S+|[\w.-]+@[\w.-]+:\S+)$/,
  flux: /^(?:https?|ssh):\/\/[^\s/]+\/\S+$/,
};

/** Flux writes the name of a Kustomization, with the folder of its wave, into a label. */
const LONGEST_NAME = 51;

/** What is wrong with where an engine is to look. */
export function deliveryProblems(
  engine: Exclude<GitOpsEngine, 'kubectl'>,
  { name, namespace, repository, branch, path }: Delivery,
  at: Place,
): Problem[] {
  return [
    ...nameProblems('label', name, { ...at, field: 'name' }, LONGEST_NAME),
    ...nameProblems('label', namespace, { ...at, field: 'namespace' }),
    ...addressProblems(engine, repository, { ...at, field: 'repository' }),
    ...branchProblems(branch, { ...at, field: 'branch' }),
    ...pathProblems(path, { ...at, field: 'path' }),
  ];
}

/** What is wrong with an engine other than the one that the platform names: its waves would mean nothing to it. */
export function engineProblems(engine: GitOpsEngine, platform: GitOpsEngine, at: Place): Problem[] {
  if (engine === platform) return [];
  const problem = gitOpsRule.problem({
    at,
    given: `${engine}, where the platform says gitOps: ${platform}`,
    allowed: 'the engine of the platform, whose order the manifests are written for',
    fix: `say gitOps: ${engine} in platform.yaml, or use what ${platform} reads`,
  });
  return [problem];
}

function addressProblems(engine: string, repository: string, at: Place): Problem[] {
  if (/^[a-z]+:\/\/[^/@]*:[^/@]*@/.test(repository)) {
    const given = 'an address with a password in it';
    const fix = 'leave it out of the address: the engine has a Secret for it';
    return [gitOpsRule.problem({ at, given, allowed: 'an address without credentials: it is written to Git', fix })];
  }
  if (ADDRESSES[engine]?.test(repository)) return [];
  const allowed = `an address that ${engine} can read, over https or ssh`;
  const fix = 'such as https://git.example.com/shop.git';
  return [gitOpsRule.problem({ at, given: JSON.stringify(repository), allowed, fix })];
}

/** As `git check-ref-format` has it, as far as branches of people go. */
function branchProblems(branch: string, at: Place): Problem[] {
  const isBranch = /^[\w][\w./+#@-]*$/.test(branch) && !/\.\.|\/\/|@\{|\/\.|\.lock(?:\/|$)|[./]$/.test(branch);
  if (isBranch) return [];
  const allowed = 'the name of a branch';
  return [gitOpsRule.problem({ at, given: JSON.stringify(branch), allowed, fix: 'such as main' })];
}

function pathProblems(path: string, at: Place): Problem[] {
  const parts = path.split('/');
  const say = (allowed: string, fix: string) => [gitOpsRule.problem({ at, given: JSON.stringify(path), allowed, fix })];
  if (!parts.every((part) => /^[\w.@+-]+$/.test(part) && !/^\.{1,2}$/.test(part))) {
    return say('a folder below the root of the repository, without `..`', 'such as apps/checkout/manifests');
  }
  if (['release', 'rollback'].includes(parts.at(-1) ?? '')) {
    return say('the folder of the output, which has release and rollback in it', parts.slice(0, -1).join('/'));
  }
  return [];
}
