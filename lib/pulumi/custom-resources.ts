import * as k8s from '@pulumi/kubernetes';
import type { CustomResourceOptions, Input } from '@pulumi/pulumi';
import type { AnalysisRunSpec, AnalysisTemplateSpec } from '../../imports/argoproj.io';
import type { PodMonitorSpec, ProbeSpec, PrometheusRuleSpec } from '../../imports/monitoring.coreos.com';
import type { DestinationRuleSpec, VirtualServiceSpec } from '../../imports/networking.istio.io';
import type { AuthorizationPolicySpec } from '../../imports/security.istio.io';
import type { TelemetrySpec } from '../../imports/telemetry.istio.io';

/** An object of a kind that a CustomResourceDefinition brings. */
export interface CustomObjectArgs<Spec> {
  /** Standard metadata. */
  readonly metadata: Input<k8s.types.input.meta.v1.ObjectMeta>;
  /** What the kind's definition describes. */
  readonly spec: Input<Spec>;
}

/** The class of such a kind. */
export type CustomKind<Spec> = new (
  name: string,
  args: CustomObjectArgs<Spec>,
  opts?: CustomResourceOptions,
) => k8s.apiextensions.CustomResource;

function customKind<Spec>(apiVersion: string, kind: string): CustomKind<Spec> {
  return class extends k8s.apiextensions.CustomResource {
    constructor(name: string, { metadata, spec }: CustomObjectArgs<Spec>, opts?: CustomResourceOptions) {
      super(name, { apiVersion, kind, metadata, spec }, opts);
    }
  };
}

/** Subsets of a host's pods, and how they are called. */
export const DestinationRule = customKind<DestinationRuleSpec>('networking.istio.io/v1', 'DestinationRule');
/** Routes to subsets, by weight. */
export const VirtualService = customKind<VirtualServiceSpec>('networking.istio.io/v1', 'VirtualService');
/** Who may call. */
export const AuthorizationPolicy = customKind<AuthorizationPolicySpec>('security.istio.io/v1', 'AuthorizationPolicy');
/** What proxies report. */
export const Telemetry = customKind<TelemetrySpec>('telemetry.istio.io/v1', 'Telemetry');
/** Gates of one stage. */
export const AnalysisRun = customKind<AnalysisRunSpec>('argoproj.io/v1alpha1', 'AnalysisRun');
/** Gates that a controller makes runs of. */
export const AnalysisTemplate = customKind<AnalysisTemplateSpec>('argoproj.io/v1alpha1', 'AnalysisTemplate');
/** Pods that Prometheus scrapes. */
export const PodMonitor = customKind<PodMonitorSpec>('monitoring.coreos.com/v1', 'PodMonitor');
/** Addresses that Prometheus asks from outside. */
export const Probe = customKind<ProbeSpec>('monitoring.coreos.com/v1', 'Probe');
/** Alerts and recorded series. */
export const PrometheusRule = customKind<PrometheusRuleSpec>('monitoring.coreos.com/v1', 'PrometheusRule');
/** A dashboard, where the Grafana Operator brings them. */
export const GrafanaDashboard = customKind<object>('grafana.integreatly.org/v1beta1', 'GrafanaDashboard');
