import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { actorProgram, type ActorProps } from '../actor/program';
import { PlainObject } from './plain-object';
import { platformOf } from './platform';

/**
 * The actor as a program in the cluster: ServiceAccount, the least rights that it needs, and a Deployment, or a CronJob that
 * looks now and then. It may read what it decides from, wake the engine, and take traffic back.
 */
export class Actor extends Construct {
  constructor(scope: Construct, id: string, props: ActorProps) {
    super(scope, id);
    const { gitOps } = platformOf(this).facts;
    const site = { construct: this.node.path, namespace: Chart.of(this).namespace, gitOps };
    for (const { id: name, object } of actorProgram(props, site)) new PlainObject(this, name, object);
  }
}
