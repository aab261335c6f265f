// Generated from istio.io/api v1.31.1 by scripts/import-crds.ts (cdk8s-cli 2.207.60). Do not edit.
/* eslint-disable */
import { ApiObject, ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';

export class Telemetry extends ApiObject {
  /**
   * Returns the apiVersion and kind for "Telemetry"
   */
  public static readonly GVK: GroupVersionKind = {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
  }

  /**
   * Renders a Kubernetes manifest for "Telemetry".
   *
   * This can be used to inline resource manifests inside other objects (e.g. as templates).
   *
   * @param props initialization props
   */
  public static manifest(props: TelemetryProps = {}): any {
    return {
      ...Telemetry.GVK,
      ...toJson_TelemetryProps(props),
    };
  }

  /**
   * Defines a "Telemetry" API object
   * @param scope the scope in which to define this object
   * @param id a scope-local name for the object
   * @param props initialization props
   */
  public constructor(scope: Construct, id: string, props: TelemetryProps = {}) {
    super(scope, id, {
      ...Telemetry.GVK,
      ...props,
    });
  }

  /**
   * Renders the object to Kubernetes JSON.
   */
  public override toJson(): any {
    const resolved = super.toJson();

    return {
      ...Telemetry.GVK,
      ...toJson_TelemetryProps(resolved),
    };
  }
}

export interface TelemetryProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: TelemetrySpec;
}

/**
 * Converts an object of type 'TelemetryProps' to JSON representation.
 */
export function toJson_TelemetryProps(obj: TelemetryProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': obj.metadata,
    'spec': toJson_TelemetrySpec(obj.spec),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpec {
  readonly accessLogging?: TelemetrySpecAccessLogging[];
  readonly metrics?: TelemetrySpecMetrics[];
  readonly selector?: TelemetrySpecSelector;
  readonly targetRef?: TelemetrySpecTargetRef;
  readonly targetRefs?: TelemetrySpecTargetRefs[];
  readonly tracing?: TelemetrySpecTracing[];
}

/**
 * Converts an object of type 'TelemetrySpec' to JSON representation.
 */
export function toJson_TelemetrySpec(obj: TelemetrySpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'accessLogging': obj.accessLogging?.map(y => toJson_TelemetrySpecAccessLogging(y)),
    'metrics': obj.metrics?.map(y => toJson_TelemetrySpecMetrics(y)),
    'selector': toJson_TelemetrySpecSelector(obj.selector),
    'targetRef': toJson_TelemetrySpecTargetRef(obj.targetRef),
    'targetRefs': obj.targetRefs?.map(y => toJson_TelemetrySpecTargetRefs(y)),
    'tracing': obj.tracing?.map(y => toJson_TelemetrySpecTracing(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecAccessLogging {
  readonly disabled?: boolean;
  readonly filter?: TelemetrySpecAccessLoggingFilter;
  readonly match?: TelemetrySpecAccessLoggingMatch;
  readonly providers?: TelemetrySpecAccessLoggingProviders[];
}

/**
 * Converts an object of type 'TelemetrySpecAccessLogging' to JSON representation.
 */
export function toJson_TelemetrySpecAccessLogging(obj: TelemetrySpecAccessLogging | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'disabled': obj.disabled,
    'filter': toJson_TelemetrySpecAccessLoggingFilter(obj.filter),
    'match': toJson_TelemetrySpecAccessLoggingMatch(obj.match),
    'providers': obj.providers?.map(y => toJson_TelemetrySpecAccessLoggingProviders(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecMetrics {
  readonly overrides?: TelemetrySpecMetricsOverrides[];
  readonly providers?: TelemetrySpecMetricsProviders[];
  readonly reportingInterval?: string;
}

/**
 * Converts an object of type 'TelemetrySpecMetrics' to JSON representation.
 */
export function toJson_TelemetrySpecMetrics(obj: TelemetrySpecMetrics | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'overrides': obj.overrides?.map(y => toJson_TelemetrySpecMetricsOverrides(y)),
    'providers': obj.providers?.map(y => toJson_TelemetrySpecMetricsProviders(y)),
    'reportingInterval': obj.reportingInterval,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecSelector {
  readonly matchLabels?: { [key: string]: string };
}

/**
 * Converts an object of type 'TelemetrySpecSelector' to JSON representation.
 */
export function toJson_TelemetrySpecSelector(obj: TelemetrySpecSelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'matchLabels': ((obj.matchLabels) === undefined) ? undefined : (Object.entries(obj.matchLabels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecTargetRef {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/**
 * Converts an object of type 'TelemetrySpecTargetRef' to JSON representation.
 */
export function toJson_TelemetrySpecTargetRef(obj: TelemetrySpecTargetRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'group': obj.group,
    'kind': obj.kind,
    'name': obj.name,
    'namespace': obj.namespace,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecTargetRefs {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/**
 * Converts an object of type 'TelemetrySpecTargetRefs' to JSON representation.
 */
export function toJson_TelemetrySpecTargetRefs(obj: TelemetrySpecTargetRefs | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'group': obj.group,
    'kind': obj.kind,
    'name': obj.name,
    'namespace': obj.namespace,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecTracing {
  readonly customTags?: { [key: string]: TelemetrySpecTracingCustomTags };
  readonly disableContextPropagation?: boolean;
  readonly disableSpanReporting?: boolean;
  readonly enableIstioTags?: boolean;
  readonly match?: TelemetrySpecTracingMatch;
  readonly providers?: TelemetrySpecTracingProviders[];
  readonly randomSamplingPercentage?: number;
  readonly useRequestIdForTraceSampling?: boolean;
}

/**
 * Converts an object of type 'TelemetrySpecTracing' to JSON representation.
 */
export function toJson_TelemetrySpecTracing(obj: TelemetrySpecTracing | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'customTags': ((obj.customTags) === undefined) ? undefined : (Object.entries(obj.customTags).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: toJson_TelemetrySpecTracingCustomTags(i[1]) }), {})),
    'disableContextPropagation': obj.disableContextPropagation,
    'disableSpanReporting': obj.disableSpanReporting,
    'enableIstioTags': obj.enableIstioTags,
    'match': toJson_TelemetrySpecTracingMatch(obj.match),
    'providers': obj.providers?.map(y => toJson_TelemetrySpecTracingProviders(y)),
    'randomSamplingPercentage': obj.randomSamplingPercentage,
    'useRequestIdForTraceSampling': obj.useRequestIdForTraceSampling,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecAccessLoggingFilter {
  readonly expression?: string;
}

/**
 * Converts an object of type 'TelemetrySpecAccessLoggingFilter' to JSON representation.
 */
export function toJson_TelemetrySpecAccessLoggingFilter(obj: TelemetrySpecAccessLoggingFilter | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'expression': obj.expression,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecAccessLoggingMatch {
  readonly mode?: TelemetrySpecAccessLoggingMatchMode;
}

/**
 * Converts an object of type 'TelemetrySpecAccessLoggingMatch' to JSON representation.
 */
export function toJson_TelemetrySpecAccessLoggingMatch(obj: TelemetrySpecAccessLoggingMatch | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'mode': obj.mode,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecAccessLoggingProviders {
  readonly name: string;
}

/**
 * Converts an object of type 'TelemetrySpecAccessLoggingProviders' to JSON representation.
 */
export function toJson_TelemetrySpecAccessLoggingProviders(obj: TelemetrySpecAccessLoggingProviders | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecMetricsOverrides {
  readonly disabled?: boolean;
  readonly match?: TelemetrySpecMetricsOverridesMatch;
  readonly tagOverrides?: { [key: string]: TelemetrySpecMetricsOverridesTagOverrides };
}

/**
 * Converts an object of type 'TelemetrySpecMetricsOverrides' to JSON representation.
 */
export function toJson_TelemetrySpecMetricsOverrides(obj: TelemetrySpecMetricsOverrides | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'disabled': obj.disabled,
    'match': toJson_TelemetrySpecMetricsOverridesMatch(obj.match),
    'tagOverrides': ((obj.tagOverrides) === undefined) ? undefined : (Object.entries(obj.tagOverrides).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: toJson_TelemetrySpecMetricsOverridesTagOverrides(i[1]) }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecMetricsProviders {
  readonly name: string;
}

/**
 * Converts an object of type 'TelemetrySpecMetricsProviders' to JSON representation.
 */
export function toJson_TelemetrySpecMetricsProviders(obj: TelemetrySpecMetricsProviders | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecTracingCustomTags {
  readonly environment?: TelemetrySpecTracingCustomTagsEnvironment;
  readonly formatter?: TelemetrySpecTracingCustomTagsFormatter;
  readonly header?: TelemetrySpecTracingCustomTagsHeader;
  readonly literal?: TelemetrySpecTracingCustomTagsLiteral;
}

/**
 * Converts an object of type 'TelemetrySpecTracingCustomTags' to JSON representation.
 */
export function toJson_TelemetrySpecTracingCustomTags(obj: TelemetrySpecTracingCustomTags | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'environment': toJson_TelemetrySpecTracingCustomTagsEnvironment(obj.environment),
    'formatter': toJson_TelemetrySpecTracingCustomTagsFormatter(obj.formatter),
    'header': toJson_TelemetrySpecTracingCustomTagsHeader(obj.header),
    'literal': toJson_TelemetrySpecTracingCustomTagsLiteral(obj.literal),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecTracingMatch {
  readonly mode?: TelemetrySpecTracingMatchMode;
}

/**
 * Converts an object of type 'TelemetrySpecTracingMatch' to JSON representation.
 */
export function toJson_TelemetrySpecTracingMatch(obj: TelemetrySpecTracingMatch | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'mode': obj.mode,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecTracingProviders {
  readonly name: string;
}

/**
 * Converts an object of type 'TelemetrySpecTracingProviders' to JSON representation.
 */
export function toJson_TelemetrySpecTracingProviders(obj: TelemetrySpecTracingProviders | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type TelemetrySpecAccessLoggingMatchMode = "CLIENT_AND_SERVER" | "CLIENT" | "SERVER";

export interface TelemetrySpecMetricsOverridesMatch {
  readonly customMetric?: string;
  readonly metric?: TelemetrySpecMetricsOverridesMatchMetric;
  readonly mode?: TelemetrySpecMetricsOverridesMatchMode;
}

/**
 * Converts an object of type 'TelemetrySpecMetricsOverridesMatch' to JSON representation.
 */
export function toJson_TelemetrySpecMetricsOverridesMatch(obj: TelemetrySpecMetricsOverridesMatch | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'customMetric': obj.customMetric,
    'metric': obj.metric,
    'mode': obj.mode,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecMetricsOverridesTagOverrides {
  readonly operation?: TelemetrySpecMetricsOverridesTagOverridesOperation;
  readonly value?: string;
}

/**
 * Converts an object of type 'TelemetrySpecMetricsOverridesTagOverrides' to JSON representation.
 */
export function toJson_TelemetrySpecMetricsOverridesTagOverrides(obj: TelemetrySpecMetricsOverridesTagOverrides | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'operation': obj.operation,
    'value': obj.value,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecTracingCustomTagsEnvironment {
  readonly defaultValue?: string;
  readonly name: string;
}

/**
 * Converts an object of type 'TelemetrySpecTracingCustomTagsEnvironment' to JSON representation.
 */
export function toJson_TelemetrySpecTracingCustomTagsEnvironment(obj: TelemetrySpecTracingCustomTagsEnvironment | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'defaultValue': obj.defaultValue,
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecTracingCustomTagsFormatter {
  readonly value: string;
}

/**
 * Converts an object of type 'TelemetrySpecTracingCustomTagsFormatter' to JSON representation.
 */
export function toJson_TelemetrySpecTracingCustomTagsFormatter(obj: TelemetrySpecTracingCustomTagsFormatter | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'value': obj.value,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecTracingCustomTagsHeader {
  readonly defaultValue?: string;
  readonly name: string;
}

/**
 * Converts an object of type 'TelemetrySpecTracingCustomTagsHeader' to JSON representation.
 */
export function toJson_TelemetrySpecTracingCustomTagsHeader(obj: TelemetrySpecTracingCustomTagsHeader | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'defaultValue': obj.defaultValue,
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface TelemetrySpecTracingCustomTagsLiteral {
  readonly value: string;
}

/**
 * Converts an object of type 'TelemetrySpecTracingCustomTagsLiteral' to JSON representation.
 */
export function toJson_TelemetrySpecTracingCustomTagsLiteral(obj: TelemetrySpecTracingCustomTagsLiteral | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'value': obj.value,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type TelemetrySpecTracingMatchMode = "CLIENT_AND_SERVER" | "CLIENT" | "SERVER";

export type TelemetrySpecMetricsOverridesMatchMetric = "ALL_METRICS" | "REQUEST_COUNT" | "REQUEST_DURATION" | "REQUEST_SIZE" | "RESPONSE_SIZE" | "TCP_OPENED_CONNECTIONS" | "TCP_CLOSED_CONNECTIONS" | "TCP_SENT_BYTES" | "TCP_RECEIVED_BYTES" | "GRPC_REQUEST_MESSAGES" | "GRPC_RESPONSE_MESSAGES";

export type TelemetrySpecMetricsOverridesMatchMode = "CLIENT_AND_SERVER" | "CLIENT" | "SERVER";

export type TelemetrySpecMetricsOverridesTagOverridesOperation = "UPSERT" | "REMOVE";
