import { ComponentResource, type ComponentResourceOptions, type CustomResource } from '@pulumi/pulumi';
import { actorProgram, type ActorProps } from '../actor/program';
import { refuse } from '../core/error';
import { inOrder } from '../core/kube';
import { Platform } from '../files/platform';
import { treated } from '../gitops/pulumi';
import { registerAll } from './resources';

/** Where and how an actor runs, for Pulumi. */
export interface ActorArgs extends ActorProps {
  /** The namespace of the service; the actor runs there too. */
  readonly namespace: string;
  /** Facts of the environment. @default - `platform.yaml` in the working directory, or every default */
  readonly platform?: Platform;
}

/** The actor as a program in the cluster, as resources of Pulumi: the objects that `Actor` of cdk8s writes. Throws the report. */
export class Actor extends ComponentResource {
  /** The resource of each object, by its kind. */
  readonly resources: ReadonlyMap<string, CustomResource>;

  constructor(
    name: string,
    { platform = Platform.fromFileIfPresent(), ...props }: ActorArgs,
    opts: ComponentResourceOptions = {},
  ) {
    refuse(platform.problems);
    const { gitOps } = platform.facts;
    const program = actorProgram(props, { construct: name, namespace: props.namespace, gitOps });
    const objects = program.map((manifest) => ({ manifest, object: inOrder(manifest.object) }));
    super('cutover:index:Actor', name, {}, opts);
    this.resources = registerAll(
      this,
      name,
      treated(objects, () => false),
      opts,
    );
    this.registerOutputs({});
  }
}
