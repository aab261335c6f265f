import { CutoverError } from '../core/error';
import type { EnvVar, KubeObject } from '../core/kube';
import { seconds, type Seconds } from '../core/quantity';
import type { GitOpsEngine } from '../platform/platform';
import type { SecretRef } from '../service/references';
import type { GitAccess } from './git-access';
import { actorObjects } from './manifests';
import { actorProblems } from './problems';
import { actorRights } from './rights';

/** The repository that an actor works on. */
export interface ActorRepository {
  /** Its address, by https or ssh. */
  readonly url: string;
  /** The branch that releases live on. @default 'main' */
  readonly branch?: string;
  /** Folder of the app in it. @default - the repository is the app */
  readonly folder?: string;
}

/** An address that is kept in a Secret. */
export interface SecretAddress {
  readonly secret: SecretRef;
  /** Key of the Secret. */
  readonly key: string;
}

/** Where and how an actor runs. */
export interface ActorProps {
  /** The service that it releases. */
  readonly service: string;
  /** Its namespace; the actor runs there too. @default - that of the chart */
  readonly namespace?: string;
  /** Image by digest, with git, node, and in `/cutover/node_modules` this library and what the app needs. */
  readonly image: string;
  readonly repository: ActorRepository;
  /** How it is let into the repository. */
  readonly access: GitAccess;
  /**
   * The Application of Argo CD that applies the release, as `namespace/name`; of Flux the namespace of the Kustomizations
   * and the name of the GitRepository. @default - none: the platform says kubectl
   */
  readonly application?: string;
  /** The environment of the release. @default - the only one */
  readonly environment?: string;
  /** When it looks, as cron has it: a CronJob in the place of a Deployment. @default - it runs all the time */
  readonly schedule?: string;
  /** How long a release may stand where nobody can see how it does. @default Duration.minutes(5) */
  readonly outageBudget?: Seconds;
  /** Where events are posted to, as JSON. @default - nowhere */
  readonly webhook?: SecretAddress;
  /** Where events are posted to, as messages of Slack. @default - nowhere */
  readonly slack?: SecretAddress;
}

/** Where an actor is written. */
export interface ActorSite {
  /** What reports call it. */
  readonly construct: string;
  /** The namespace where the props name none. */
  readonly namespace: string | undefined;
  readonly gitOps: GitOpsEngine;
}

/** An object of an actor. */
export interface ActorObject {
  readonly id: string;
  readonly object: KubeObject;
}

/** The objects of an actor. Throws the report. */
export function actorProgram(props: ActorProps, site: ActorSite): readonly ActorObject[] {
  const { gitOps } = site;
  const namespace = props.namespace ?? site.namespace;
  const problems = actorProblems(
    { ...props, ...(namespace === undefined ? {} : { namespace }), gitOps },
    site.construct,
  );
  if (problems.length > 0 || namespace === undefined) throw new CutoverError(problems);
  const [where = '', name = ''] = props.application?.split('/') ?? [];
  const application = props.application === undefined ? {} : { application: { namespace: where, name } };
  const { service, image, access, schedule, repository } = props;
  const objects = actorObjects({
    ...{ service, namespace, image, access },
    repository: { branch: 'main', folder: '', ...repository },
    rights: actorRights({ service, namespace, gitOps, ...application }),
    args: argumentsOf(props),
    env: [
      ...secretVariable('CUTOVER_NOTIFY_WEBHOOK', props.webhook),
      ...secretVariable('CUTOVER_NOTIFY_SLACK', props.slack),
    ],
    ...(schedule === undefined ? {} : { schedule }),
  });
  return objects.map((object) => {
    const inOther = object.metadata.namespace === namespace ? '' : `-${object.metadata.namespace ?? ''}`;
    return { id: `${object.kind}${inOther}`, object };
  });
}

function argumentsOf({ service, environment, application, outageBudget }: ActorProps): readonly string[] {
  return [
    ...['--service', service],
    ...(environment === undefined ? [] : ['--environment', environment]),
    ...(application === undefined ? [] : ['--application', application]),
    ...(outageBudget === undefined ? [] : ['--outage-budget', String(seconds(outageBudget, 'outageBudget', 1))]),
  ];
}

function secretVariable(name: string, address: SecretAddress | undefined): readonly EnvVar[] {
  return address ? [{ name, valueFrom: { secretKeyRef: { name: address.secret.name, key: address.key } } }] : [];
}
