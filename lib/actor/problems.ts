import { nameProblems } from '../core/names';
import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import type { GitOpsEngine } from '../platform/platform';
import { imageProblems } from '../service/definition-problems';

export const actorPropsRule = new Rule({
  id: 'actor-props',
  title: 'An actor in the cluster is told where it finds its release, and runs an image by digest',
  why: 'It may move the traffic of a service: what it runs and works on must not change by itself.',
});

/** What an actor is told, as far as it can be wrong. */
export interface ActorGiven {
  readonly service: string;
  /** @default - it is told nowhere */
  readonly namespace?: string;
  readonly environment?: string;
  readonly image: string;
  readonly repository: { readonly url: string; readonly branch?: string; readonly folder?: string };
  readonly application?: string;
  readonly schedule?: string;
  readonly gitOps: GitOpsEngine;
}

/** What is wrong with it. `$(` in an argument would have Kubernetes put a variable there. */
export function actorProblems(given: ActorGiven, construct: string): Problem[] {
  const { service, namespace, environment, image, repository, application, schedule, gitOps } = given;
  const at = (field: string) => ({ construct, field });
  const say = (field: string, value: string | undefined, isFine: boolean, allowed: string, fix: string): Problem[] =>
    isFine ? [] : [actorPropsRule.problem({ at: at(field), given: JSON.stringify(value ?? 'nothing'), allowed, fix })];
  const { url, branch = 'main', folder = '' } = repository;
  return [
    ...nameProblems('label', service, at('service')),
    ...(namespace === undefined ? [] : nameProblems('label', namespace, at('namespace'))),
    ...say('namespace', namespace, namespace !== undefined, 'a namespace', 'give it here, or to the chart'),
    ...imageProblems(image, at('image')),
    ...(environment === undefined ? [] : nameProblems('label', environment, at('environment'))),
    ...say(
      'repository.url',
      url,
      /^(https:\/\/|ssh:\/\/|[\w.-]+@[\w.-]+:)[\w.~:@/%+-]+$/.test(url),
      'an address by https or ssh, without a password',
      'such as https://git.example.com/shop.git',
    ),
    ...say('repository.branch', branch, /^[\w.][\w./-]*$/.test(branch), 'the name of a branch', 'such as main'),
    ...say(
      'repository.folder',
      folder,
      /^([\w.-]+(\/[\w.-]+)*)?$/.test(folder) && !folder.split('/').includes('..'),
      'a folder in the repository, without a leading slash',
      'such as apps/checkout',
    ),
    ...say(
      'application',
      application,
      application === undefined ? gitOps === 'kubectl' : /^[a-z0-9-]+\/[a-z0-9.-]+$/.test(application),
      gitOps === 'kubectl' ? 'nothing' : 'namespace/name',
      gitOps === 'flux' ? 'namespace of the Kustomizations and GitRepository: flux-system/shop' : 'such as argocd/shop',
    ),
    ...say(
      'schedule',
      schedule,
      schedule === undefined || /^(\S+ ){4}\S+$/.test(schedule),
      'five fields, as cron has them',
      "such as '* * * * *'",
    ),
  ];
}
