import * as k8s from '@pulumi/kubernetes';
import type {
  ComponentResource,
  ComponentResourceOptions,
  CustomResource,
  CustomResourceOptions,
  Input,
  Output,
  Resource,
} from '@pulumi/pulumi';
import type { KubeObject } from '../core/kube';
import { annotated, type Treated, type WrittenManifest } from '../gitops/pulumi';
import * as custom from './custom-resources';

type ResourceClass = new (name: string, args: never, opts: CustomResourceOptions) => CustomResource;

/** The class of each kind that a component may have: that of the provider, or ours where it is a custom resource. */
const CLASSES: Readonly<Record<string, ResourceClass>> = {
  'v1 ConfigMap': k8s.core.v1.ConfigMap,
  'v1 Service': k8s.core.v1.Service,
  'v1 ServiceAccount': k8s.core.v1.ServiceAccount,
  'apps/v1 Deployment': k8s.apps.v1.Deployment,
  'autoscaling/v2 HorizontalPodAutoscaler': k8s.autoscaling.v2.HorizontalPodAutoscaler,
  'batch/v1 CronJob': k8s.batch.v1.CronJob,
  'networking.k8s.io/v1 NetworkPolicy': k8s.networking.v1.NetworkPolicy,
  'policy/v1 PodDisruptionBudget': k8s.policy.v1.PodDisruptionBudget,
  'rbac.authorization.k8s.io/v1 Role': k8s.rbac.v1.Role,
  'rbac.authorization.k8s.io/v1 RoleBinding': k8s.rbac.v1.RoleBinding,
  'networking.istio.io/v1 DestinationRule': custom.DestinationRule,
  'networking.istio.io/v1 VirtualService': custom.VirtualService,
  'security.istio.io/v1 AuthorizationPolicy': custom.AuthorizationPolicy,
  'telemetry.istio.io/v1 Telemetry': custom.Telemetry,
  'argoproj.io/v1alpha1 AnalysisRun': custom.AnalysisRun,
  'argoproj.io/v1alpha1 AnalysisTemplate': custom.AnalysisTemplate,
  'monitoring.coreos.com/v1 PodMonitor': custom.PodMonitor,
  'monitoring.coreos.com/v1 Probe': custom.Probe,
  'monitoring.coreos.com/v1 PrometheusRule': custom.PrometheusRule,
  'grafana.integreatly.org/v1beta1 GrafanaDashboard': custom.GrafanaDashboard,
};

/**
 * A component's options, so that it and all below it are registered after its checks have passed. Where they do not, it
 * never is, and what waits for it waits for ever. A program inside of another one (Automation API) does not end then, and
 * that is well: the SDK would tell the engine that all is registered, and the engine deletes what is not.
 */
export function afterChecks(opts: ComponentResourceOptions, checked: Output<unknown>): ComponentResourceOptions {
  // Children wait for the component. A list in a list is looked into; the types do not say so.
  const dependsOn = [opts.dependsOn ?? [], checked.apply(() => [])] as Input<Resource>[];
  return { ...opts, dependsOn };
}

/** Registers the objects of a component, each after those that it needs. Parts of their `fields` may be known later. */
export function registerAll<T extends Treated<WrittenManifest>>(
  parent: ComponentResource,
  name: string,
  objects: readonly T[],
  { protect, retainOnDelete }: ComponentResourceOptions,
  fieldsOf: (object: T) => unknown = annotated,
): ReadonlyMap<string, CustomResource> {
  const registered = new Map<string, CustomResource>();
  for (const each of objects) {
    const { after, ignoreChanges, timeoutSeconds, protect: usually } = each.treatment;
    const timeout = timeoutSeconds === undefined ? undefined : `${timeoutSeconds}s`;
    const resource = register(`${name}-${each.name}`, each.object, fieldsOf(each), {
      parent,
      dependsOn: after.flatMap((before) => registered.get(before) ?? []),
      ignoreChanges: [...ignoreChanges],
      // What the component, or one above it, is told, its children take over; of the latter older engines do not.
      ...(protect === undefined && usually ? { protect: true } : {}),
      ...(retainOnDelete === undefined ? {} : { retainOnDelete }),
      ...(timeout === undefined ? {} : { customTimeouts: { create: timeout, update: timeout } }),
    });
    registered.set(each.name, resource);
  }
  return registered;
}

function register(
  name: string,
  { apiVersion, kind }: KubeObject,
  fields: unknown,
  opts: CustomResourceOptions,
): CustomResource {
  // A patch may have chosen another version of a kind.
  const Class = CLASSES[`${apiVersion} ${kind}`] ?? k8s.apiextensions.CustomResource;
  return new Class(name, fields as never, opts);
}
