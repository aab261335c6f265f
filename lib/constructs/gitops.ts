import { Construct } from 'constructs';
import { refuse } from '../core/error';
import type { KubeObject } from '../core/kube';
import { argoCdApplication } from '../gitops/argo-cd';
import { fluxObjects } from '../gitops/flux';
import { deliveryProblems, engineProblems, type Delivery } from '../gitops/repository';
import type { ResolvedPlatform } from '../platform/platform';
import { DeliveryObject } from './delivery-object';
import { platformOf } from './platform';

/** Where the output of an app is in Git. */
export interface DeliveryProps {
  /** Address of the repository, without credentials. */
  readonly repository: string;
  /** The folder of the output in the repository, such as `apps/checkout/manifests`: the one with `release` in it. */
  readonly path: string;
  /** The branch that is applied. @default 'main' */
  readonly branch?: string;
  /**
   * Name of the objects that deliver the app. @default - the id of the construct, and the environment where the platform
   * names one: `checkout-production`
   */
  readonly name?: string;
}

/** How Argo CD delivers an app. */
export interface ArgoCdApplicationProps extends DeliveryProps {
  /** The namespace of Argo CD. @default 'argocd' */
  readonly namespace?: string;
  /** The AppProject that says what the Application may do. @default 'default' */
  readonly project?: string;
  /** Address of the API server, as Argo CD knows it. @default 'https://kubernetes.default.svc' (its own cluster) */
  readonly server?: string;
}

/** How Flux delivers an app. */
export interface FluxKustomizationsProps extends DeliveryProps {
  /** The namespace of Flux. @default 'flux-system' */
  readonly namespace?: string;
  /** Secret with the credentials of the repository, in that namespace. @default - the repository is public */
  readonly credentials?: string;
}

/**
 * The Application by which Argo CD applies the releases of this app: one for each environment, each with its own app. It
 * is written to `gitops/`, which no release has in it: apply it once, and again when it changes.
 */
export class ArgoCdApplication extends Construct {
  constructor(scope: Construct, id: string, props: ArgoCdApplicationProps) {
    super(scope, id);
    const { project = 'default', server = 'https://kubernetes.default.svc' } = props;
    const delivery = deliveryOf(this, 'argo-cd', { namespace: 'argocd', ...props });
    this.node.defaultChild = new DeliveryObject(this, 'Application', (objects) =>
      argoCdApplication({ ...delivery, project, server, objects }),
    );
  }
}

/**
 * The objects by which Flux applies the releases of this app: the repository, and a Kustomization for each wave. They are
 * written to `gitops/`, which no release has in it: apply them once, and again when they change.
 */
export class FluxKustomizations extends Construct {
  constructor(scope: Construct, id: string, props: FluxKustomizationsProps) {
    super(scope, id);
    const { credentials } = props;
    const delivery = deliveryOf(this, 'flux', { namespace: 'flux-system', ...props });
    const objectsOf = (objects: readonly KubeObject[]) =>
      fluxObjects({ ...delivery, objects, ...(credentials === undefined ? {} : { credentials }) });
    for (const { kind, metadata } of objectsOf([])) {
      new DeliveryObject(this, `${kind}-${metadata.name}`, (objects) => named(objectsOf(objects), kind, metadata.name));
    }
  }
}

/** Where an engine is to look. Throws when it cannot. */
function deliveryOf(
  scope: Construct,
  engine: 'argo-cd' | 'flux',
  { repository, path, branch = 'main', name, namespace }: DeliveryProps & { readonly namespace: string },
): Delivery {
  const { facts } = platformOf(scope);
  const delivery = { repository, path, branch, namespace, name: name ?? defaultName(scope.node.id, facts) };
  const at = { construct: scope.node.path };
  refuse([...engineProblems(engine, facts.gitOps, at), ...deliveryProblems(engine, delivery, at)]);
  return delivery;
}

function defaultName(id: string, { environment }: ResolvedPlatform): string {
  return environment === undefined ? id : `${id}-${environment}`;
}

function named(objects: readonly KubeObject[], kind: string, name: string): KubeObject {
  const found = objects.find((object) => object.kind === kind && object.metadata.name === name);
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  return found;
}
