import { ComponentResource, output, type ComponentResourceOptions, type CustomResource } from '@pulumi/pulumi';
import { actorProgram, type ActorProps } from '../actor/program';
import { refuse } from '../core/error';
import { inOrder } from '../core/kube';
import { Platform } from '../files/platform';
import { treated } from '../gitops/pulumi';
import { standardChecks } from '../checks/registry';
import { checkStates } from '../evaluation/states';
import { runningProgram } from './program';
import { afterChecks, registerAll } from './resources';

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
    const program = runningProgram();
    const objects = program.making(() => objectsOf(name, props, platform));
    const together = program.add(name, opts.parent, { objects, checks: standardChecks });
    super('cutover:index:Actor', name, {}, afterChecks(opts, output(together)));
    this.resources = registerAll(
      this,
      name,
      treated(objects, () => false),
      opts,
    );
    this.registerOutputs({});
  }
}

/** The objects of an actor, checked as those of any app are. Throws the report. */
function objectsOf(name: string, props: ActorProps & { readonly namespace: string }, platform: Platform) {
  refuse(platform.problems);
  const site = { construct: name, namespace: props.namespace, gitOps: platform.facts.gitOps };
  const objects = actorProgram(props, site).map((manifest) => ({
    manifest,
    object: inOrder(manifest.object),
    construct: `${name}/${manifest.id}`,
  }));
  refuse(checkStates(objects, [], standardChecks));
  return objects;
}
