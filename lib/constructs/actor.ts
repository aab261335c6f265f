import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { GitAccess } from '../actor/git-access';
import { actorObjects } from '../actor/manifests';
import { actorProblems } from '../actor/problems';
import { actorRights } from '../actor/rights';
import { CutoverError } from '../core/error';
import type { EnvVar } from '../core/kube';
import { seconds, type Seconds } from '../core/quantity';
import type { SecretRef } from '../service/references';
import { PlainObject } from './plain-object';
import { platformOf } from './platform';

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

/**
 * The actor as a program in the cluster: ServiceAccount, the least rights that it needs, and a Deployment, or a CronJob that
 * looks now and then. It may read what it decides from, wake the engine, and take traffic back.
 */
export class Actor extends Construct {
  constructor(scope: Construct, id: string, props: ActorProps) {
    super(scope, id);
    const namespace = props.namespace ?? Chart.of(this).namespace;
    const { gitOps } = platformOf(this).facts;
    const problems = actorProblems(
      { ...props, ...(namespace === undefined ? {} : { namespace }), gitOps },
      this.node.path,
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
    for (const object of objects) {
      const inOther = object.metadata.namespace === namespace ? '' : `-${object.metadata.namespace ?? ''}`;
      new PlainObject(this, `${object.kind}${inOther}`, object);
    }
  }
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
