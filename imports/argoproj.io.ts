// Generated from github.com/argoproj/argo-rollouts v1.9.1 by scripts/import-crds.ts (cdk8s-cli 2.207.60). Do not edit.
/* eslint-disable */
import { ApiObject, ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';

export class AnalysisRun extends ApiObject {
  /**
   * Returns the apiVersion and kind for "AnalysisRun"
   */
  public static readonly GVK: GroupVersionKind = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisRun',
  }

  /**
   * Renders a Kubernetes manifest for "AnalysisRun".
   *
   * This can be used to inline resource manifests inside other objects (e.g. as templates).
   *
   * @param props initialization props
   */
  public static manifest(props: AnalysisRunProps): any {
    return {
      ...AnalysisRun.GVK,
      ...toJson_AnalysisRunProps(props),
    };
  }

  /**
   * Defines a "AnalysisRun" API object
   * @param scope the scope in which to define this object
   * @param id a scope-local name for the object
   * @param props initialization props
   */
  public constructor(scope: Construct, id: string, props: AnalysisRunProps) {
    super(scope, id, {
      ...AnalysisRun.GVK,
      ...props,
    });
  }

  /**
   * Renders the object to Kubernetes JSON.
   */
  public override toJson(): any {
    const resolved = super.toJson();

    return {
      ...AnalysisRun.GVK,
      ...toJson_AnalysisRunProps(resolved),
    };
  }
}

export interface AnalysisRunProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: AnalysisRunSpec;
}

/**
 * Converts an object of type 'AnalysisRunProps' to JSON representation.
 */
export function toJson_AnalysisRunProps(obj: AnalysisRunProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': obj.metadata,
    'spec': toJson_AnalysisRunSpec(obj.spec),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpec {
  readonly args?: AnalysisRunSpecArgs[];
  readonly dryRun?: AnalysisRunSpecDryRun[];
  readonly measurementRetention?: AnalysisRunSpecMeasurementRetention[];
  readonly metrics: AnalysisRunSpecMetrics[];
  readonly terminate?: boolean;
  readonly ttlStrategy?: AnalysisRunSpecTtlStrategy;
}

/**
 * Converts an object of type 'AnalysisRunSpec' to JSON representation.
 */
export function toJson_AnalysisRunSpec(obj: AnalysisRunSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'args': obj.args?.map(y => toJson_AnalysisRunSpecArgs(y)),
    'dryRun': obj.dryRun?.map(y => toJson_AnalysisRunSpecDryRun(y)),
    'measurementRetention': obj.measurementRetention?.map(y => toJson_AnalysisRunSpecMeasurementRetention(y)),
    'metrics': obj.metrics?.map(y => toJson_AnalysisRunSpecMetrics(y)),
    'terminate': obj.terminate,
    'ttlStrategy': toJson_AnalysisRunSpecTtlStrategy(obj.ttlStrategy),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecArgs {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: AnalysisRunSpecArgsValueFrom;
}

/**
 * Converts an object of type 'AnalysisRunSpecArgs' to JSON representation.
 */
export function toJson_AnalysisRunSpecArgs(obj: AnalysisRunSpecArgs | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
    'valueFrom': toJson_AnalysisRunSpecArgsValueFrom(obj.valueFrom),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecDryRun {
  readonly metricName: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecDryRun' to JSON representation.
 */
export function toJson_AnalysisRunSpecDryRun(obj: AnalysisRunSpecDryRun | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMeasurementRetention {
  readonly limit: number;
  readonly metricName: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMeasurementRetention' to JSON representation.
 */
export function toJson_AnalysisRunSpecMeasurementRetention(obj: AnalysisRunSpecMeasurementRetention | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'limit': obj.limit,
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetrics {
  readonly consecutiveErrorLimit?: AnalysisRunSpecMetricsConsecutiveErrorLimit;
  readonly consecutiveSuccessLimit?: AnalysisRunSpecMetricsConsecutiveSuccessLimit;
  readonly count?: AnalysisRunSpecMetricsCount;
  readonly failureCondition?: string;
  readonly failureLimit?: AnalysisRunSpecMetricsFailureLimit;
  readonly inconclusiveLimit?: AnalysisRunSpecMetricsInconclusiveLimit;
  readonly initialDelay?: string;
  readonly interval?: string;
  readonly name: string;
  readonly provider: AnalysisRunSpecMetricsProvider;
  readonly successCondition?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetrics' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetrics(obj: AnalysisRunSpecMetrics | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'consecutiveErrorLimit': obj.consecutiveErrorLimit,
    'consecutiveSuccessLimit': obj.consecutiveSuccessLimit,
    'count': obj.count,
    'failureCondition': obj.failureCondition,
    'failureLimit': obj.failureLimit,
    'inconclusiveLimit': obj.inconclusiveLimit,
    'initialDelay': obj.initialDelay,
    'interval': obj.interval,
    'name': obj.name,
    'provider': toJson_AnalysisRunSpecMetricsProvider(obj.provider),
    'successCondition': obj.successCondition,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecTtlStrategy {
  readonly secondsAfterCompletion?: number;
  readonly secondsAfterFailure?: number;
  readonly secondsAfterSuccess?: number;
}

/**
 * Converts an object of type 'AnalysisRunSpecTtlStrategy' to JSON representation.
 */
export function toJson_AnalysisRunSpecTtlStrategy(obj: AnalysisRunSpecTtlStrategy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'secondsAfterCompletion': obj.secondsAfterCompletion,
    'secondsAfterFailure': obj.secondsAfterFailure,
    'secondsAfterSuccess': obj.secondsAfterSuccess,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecArgsValueFrom {
  readonly fieldRef?: AnalysisRunSpecArgsValueFromFieldRef;
  readonly secretKeyRef?: AnalysisRunSpecArgsValueFromSecretKeyRef;
}

/**
 * Converts an object of type 'AnalysisRunSpecArgsValueFrom' to JSON representation.
 */
export function toJson_AnalysisRunSpecArgsValueFrom(obj: AnalysisRunSpecArgsValueFrom | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldRef': toJson_AnalysisRunSpecArgsValueFromFieldRef(obj.fieldRef),
    'secretKeyRef': toJson_AnalysisRunSpecArgsValueFromSecretKeyRef(obj.secretKeyRef),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type AnalysisRunSpecMetricsConsecutiveErrorLimit = number | string;

export type AnalysisRunSpecMetricsConsecutiveSuccessLimit = number | string;

export type AnalysisRunSpecMetricsCount = number | string;

export type AnalysisRunSpecMetricsFailureLimit = number | string;

export type AnalysisRunSpecMetricsInconclusiveLimit = number | string;

export interface AnalysisRunSpecMetricsProvider {
  readonly cloudWatch?: AnalysisRunSpecMetricsProviderCloudWatch;
  readonly datadog?: AnalysisRunSpecMetricsProviderDatadog;
  readonly graphite?: AnalysisRunSpecMetricsProviderGraphite;
  readonly influxdb?: AnalysisRunSpecMetricsProviderInfluxdb;
  readonly job?: AnalysisRunSpecMetricsProviderJob;
  readonly kayenta?: AnalysisRunSpecMetricsProviderKayenta;
  readonly newRelic?: AnalysisRunSpecMetricsProviderNewRelic;
  readonly plugin?: any;
  readonly prometheus?: AnalysisRunSpecMetricsProviderPrometheus;
  readonly skywalking?: AnalysisRunSpecMetricsProviderSkywalking;
  readonly wavefront?: AnalysisRunSpecMetricsProviderWavefront;
  readonly web?: AnalysisRunSpecMetricsProviderWeb;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProvider' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProvider(obj: AnalysisRunSpecMetricsProvider | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'cloudWatch': toJson_AnalysisRunSpecMetricsProviderCloudWatch(obj.cloudWatch),
    'datadog': toJson_AnalysisRunSpecMetricsProviderDatadog(obj.datadog),
    'graphite': toJson_AnalysisRunSpecMetricsProviderGraphite(obj.graphite),
    'influxdb': toJson_AnalysisRunSpecMetricsProviderInfluxdb(obj.influxdb),
    'job': toJson_AnalysisRunSpecMetricsProviderJob(obj.job),
    'kayenta': toJson_AnalysisRunSpecMetricsProviderKayenta(obj.kayenta),
    'newRelic': toJson_AnalysisRunSpecMetricsProviderNewRelic(obj.newRelic),
    'plugin': obj.plugin,
    'prometheus': toJson_AnalysisRunSpecMetricsProviderPrometheus(obj.prometheus),
    'skywalking': toJson_AnalysisRunSpecMetricsProviderSkywalking(obj.skywalking),
    'wavefront': toJson_AnalysisRunSpecMetricsProviderWavefront(obj.wavefront),
    'web': toJson_AnalysisRunSpecMetricsProviderWeb(obj.web),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecArgsValueFromFieldRef {
  readonly fieldPath: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecArgsValueFromFieldRef' to JSON representation.
 */
export function toJson_AnalysisRunSpecArgsValueFromFieldRef(obj: AnalysisRunSpecArgsValueFromFieldRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldPath': obj.fieldPath,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecArgsValueFromSecretKeyRef {
  readonly key: string;
  readonly name: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecArgsValueFromSecretKeyRef' to JSON representation.
 */
export function toJson_AnalysisRunSpecArgsValueFromSecretKeyRef(obj: AnalysisRunSpecArgsValueFromSecretKeyRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderCloudWatch {
  readonly interval?: string;
  readonly metricDataQueries: AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueries[];
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderCloudWatch' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderCloudWatch(obj: AnalysisRunSpecMetricsProviderCloudWatch | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'interval': obj.interval,
    'metricDataQueries': obj.metricDataQueries?.map(y => toJson_AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueries(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderDatadog {
  readonly aggregator?: AnalysisRunSpecMetricsProviderDatadogAggregator;
  readonly apiVersion?: AnalysisRunSpecMetricsProviderDatadogApiVersion;
  readonly formula?: string;
  readonly interval?: string;
  readonly queries?: { [key: string]: string };
  readonly query?: string;
  readonly secretRef?: AnalysisRunSpecMetricsProviderDatadogSecretRef;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderDatadog' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderDatadog(obj: AnalysisRunSpecMetricsProviderDatadog | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'aggregator': obj.aggregator,
    'apiVersion': obj.apiVersion,
    'formula': obj.formula,
    'interval': obj.interval,
    'queries': ((obj.queries) === undefined) ? undefined : (Object.entries(obj.queries).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'query': obj.query,
    'secretRef': toJson_AnalysisRunSpecMetricsProviderDatadogSecretRef(obj.secretRef),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderGraphite {
  readonly address?: string;
  readonly query?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderGraphite' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderGraphite(obj: AnalysisRunSpecMetricsProviderGraphite | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'address': obj.address,
    'query': obj.query,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderInfluxdb {
  readonly profile?: string;
  readonly query?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderInfluxdb' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderInfluxdb(obj: AnalysisRunSpecMetricsProviderInfluxdb | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'profile': obj.profile,
    'query': obj.query,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderJob {
  readonly metadata?: AnalysisRunSpecMetricsProviderJobMetadata;
  readonly spec: AnalysisRunSpecMetricsProviderJobSpec;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderJob' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderJob(obj: AnalysisRunSpecMetricsProviderJob | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_AnalysisRunSpecMetricsProviderJobMetadata(obj.metadata),
    'spec': toJson_AnalysisRunSpecMetricsProviderJobSpec(obj.spec),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderKayenta {
  readonly address: string;
  readonly application: string;
  readonly canaryConfigName: string;
  readonly configurationAccountName: string;
  readonly lookback?: boolean;
  readonly metricsAccountName: string;
  readonly scopes: AnalysisRunSpecMetricsProviderKayentaScopes[];
  readonly storageAccountName: string;
  readonly threshold: AnalysisRunSpecMetricsProviderKayentaThreshold;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderKayenta' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderKayenta(obj: AnalysisRunSpecMetricsProviderKayenta | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'address': obj.address,
    'application': obj.application,
    'canaryConfigName': obj.canaryConfigName,
    'configurationAccountName': obj.configurationAccountName,
    'lookback': obj.lookback,
    'metricsAccountName': obj.metricsAccountName,
    'scopes': obj.scopes?.map(y => toJson_AnalysisRunSpecMetricsProviderKayentaScopes(y)),
    'storageAccountName': obj.storageAccountName,
    'threshold': toJson_AnalysisRunSpecMetricsProviderKayentaThreshold(obj.threshold),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderNewRelic {
  readonly profile?: string;
  readonly query: string;
  readonly timeout?: number;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderNewRelic' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderNewRelic(obj: AnalysisRunSpecMetricsProviderNewRelic | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'profile': obj.profile,
    'query': obj.query,
    'timeout': obj.timeout,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderPrometheus {
  readonly address?: string;
  readonly authentication?: AnalysisRunSpecMetricsProviderPrometheusAuthentication;
  readonly headers?: AnalysisRunSpecMetricsProviderPrometheusHeaders[];
  readonly insecure?: boolean;
  readonly query?: string;
  readonly rangeQuery?: AnalysisRunSpecMetricsProviderPrometheusRangeQuery;
  readonly timeout?: number;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderPrometheus' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderPrometheus(obj: AnalysisRunSpecMetricsProviderPrometheus | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'address': obj.address,
    'authentication': toJson_AnalysisRunSpecMetricsProviderPrometheusAuthentication(obj.authentication),
    'headers': obj.headers?.map(y => toJson_AnalysisRunSpecMetricsProviderPrometheusHeaders(y)),
    'insecure': obj.insecure,
    'query': obj.query,
    'rangeQuery': toJson_AnalysisRunSpecMetricsProviderPrometheusRangeQuery(obj.rangeQuery),
    'timeout': obj.timeout,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderSkywalking {
  readonly address?: string;
  readonly interval?: string;
  readonly query?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderSkywalking' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderSkywalking(obj: AnalysisRunSpecMetricsProviderSkywalking | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'address': obj.address,
    'interval': obj.interval,
    'query': obj.query,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderWavefront {
  readonly address?: string;
  readonly query?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderWavefront' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderWavefront(obj: AnalysisRunSpecMetricsProviderWavefront | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'address': obj.address,
    'query': obj.query,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderWeb {
  readonly authentication?: AnalysisRunSpecMetricsProviderWebAuthentication;
  readonly body?: string;
  readonly headers?: AnalysisRunSpecMetricsProviderWebHeaders[];
  readonly insecure?: boolean;
  readonly jsonBody?: any;
  readonly jsonPath?: string;
  readonly method?: string;
  readonly timeoutSeconds?: number;
  readonly url: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderWeb' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderWeb(obj: AnalysisRunSpecMetricsProviderWeb | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'authentication': toJson_AnalysisRunSpecMetricsProviderWebAuthentication(obj.authentication),
    'body': obj.body,
    'headers': obj.headers?.map(y => toJson_AnalysisRunSpecMetricsProviderWebHeaders(y)),
    'insecure': obj.insecure,
    'jsonBody': obj.jsonBody,
    'jsonPath': obj.jsonPath,
    'method': obj.method,
    'timeoutSeconds': obj.timeoutSeconds,
    'url': obj.url,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueries {
  readonly expression?: string;
  readonly id?: string;
  readonly label?: string;
  readonly metricStat?: AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStat;
  readonly period?: AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesPeriod;
  readonly returnData?: boolean;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueries' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueries(obj: AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueries | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'expression': obj.expression,
    'id': obj.id,
    'label': obj.label,
    'metricStat': toJson_AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStat(obj.metricStat),
    'period': obj.period,
    'returnData': obj.returnData,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type AnalysisRunSpecMetricsProviderDatadogAggregator = "avg" | "min" | "max" | "sum" | "last" | "percentile" | "mean" | "l2norm" | "area";

export type AnalysisRunSpecMetricsProviderDatadogApiVersion = "v1" | "v2";

export interface AnalysisRunSpecMetricsProviderDatadogSecretRef {
  readonly name?: string;
  readonly namespaced?: boolean;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderDatadogSecretRef' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderDatadogSecretRef(obj: AnalysisRunSpecMetricsProviderDatadogSecretRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'namespaced': obj.namespaced,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderJobMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderJobMetadata' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderJobMetadata(obj: AnalysisRunSpecMetricsProviderJobMetadata | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.entries(obj.annotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'labels': ((obj.labels) === undefined) ? undefined : (Object.entries(obj.labels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderJobSpec {
  readonly activeDeadlineSeconds?: number;
  readonly backoffLimit?: number;
  readonly backoffLimitPerIndex?: number;
  readonly completionMode?: string;
  readonly completions?: number;
  readonly managedBy?: string;
  readonly manualSelector?: boolean;
  readonly maxFailedIndexes?: number;
  readonly parallelism?: number;
  readonly podFailurePolicy?: AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicy;
  readonly podReplacementPolicy?: string;
  readonly selector?: AnalysisRunSpecMetricsProviderJobSpecSelector;
  readonly successPolicy?: AnalysisRunSpecMetricsProviderJobSpecSuccessPolicy;
  readonly suspend?: boolean;
  readonly template: any;
  readonly ttlSecondsAfterFinished?: number;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderJobSpec' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderJobSpec(obj: AnalysisRunSpecMetricsProviderJobSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'activeDeadlineSeconds': obj.activeDeadlineSeconds,
    'backoffLimit': obj.backoffLimit,
    'backoffLimitPerIndex': obj.backoffLimitPerIndex,
    'completionMode': obj.completionMode,
    'completions': obj.completions,
    'managedBy': obj.managedBy,
    'manualSelector': obj.manualSelector,
    'maxFailedIndexes': obj.maxFailedIndexes,
    'parallelism': obj.parallelism,
    'podFailurePolicy': toJson_AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicy(obj.podFailurePolicy),
    'podReplacementPolicy': obj.podReplacementPolicy,
    'selector': toJson_AnalysisRunSpecMetricsProviderJobSpecSelector(obj.selector),
    'successPolicy': toJson_AnalysisRunSpecMetricsProviderJobSpecSuccessPolicy(obj.successPolicy),
    'suspend': obj.suspend,
    'template': obj.template,
    'ttlSecondsAfterFinished': obj.ttlSecondsAfterFinished,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderKayentaScopes {
  readonly controlScope: AnalysisRunSpecMetricsProviderKayentaScopesControlScope;
  readonly experimentScope: AnalysisRunSpecMetricsProviderKayentaScopesExperimentScope;
  readonly name: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderKayentaScopes' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderKayentaScopes(obj: AnalysisRunSpecMetricsProviderKayentaScopes | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'controlScope': toJson_AnalysisRunSpecMetricsProviderKayentaScopesControlScope(obj.controlScope),
    'experimentScope': toJson_AnalysisRunSpecMetricsProviderKayentaScopesExperimentScope(obj.experimentScope),
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderKayentaThreshold {
  readonly marginal: number;
  readonly pass: number;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderKayentaThreshold' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderKayentaThreshold(obj: AnalysisRunSpecMetricsProviderKayentaThreshold | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'marginal': obj.marginal,
    'pass': obj.pass,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderPrometheusAuthentication {
  readonly oauth2?: AnalysisRunSpecMetricsProviderPrometheusAuthenticationOauth2;
  readonly sigv4?: AnalysisRunSpecMetricsProviderPrometheusAuthenticationSigv4;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderPrometheusAuthentication' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderPrometheusAuthentication(obj: AnalysisRunSpecMetricsProviderPrometheusAuthentication | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'oauth2': toJson_AnalysisRunSpecMetricsProviderPrometheusAuthenticationOauth2(obj.oauth2),
    'sigv4': toJson_AnalysisRunSpecMetricsProviderPrometheusAuthenticationSigv4(obj.sigv4),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderPrometheusHeaders {
  readonly key: string;
  readonly value: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderPrometheusHeaders' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderPrometheusHeaders(obj: AnalysisRunSpecMetricsProviderPrometheusHeaders | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'value': obj.value,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderPrometheusRangeQuery {
  readonly end?: string;
  readonly start?: string;
  readonly step?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderPrometheusRangeQuery' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderPrometheusRangeQuery(obj: AnalysisRunSpecMetricsProviderPrometheusRangeQuery | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'end': obj.end,
    'start': obj.start,
    'step': obj.step,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderWebAuthentication {
  readonly oauth2?: AnalysisRunSpecMetricsProviderWebAuthenticationOauth2;
  readonly sigv4?: AnalysisRunSpecMetricsProviderWebAuthenticationSigv4;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderWebAuthentication' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderWebAuthentication(obj: AnalysisRunSpecMetricsProviderWebAuthentication | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'oauth2': toJson_AnalysisRunSpecMetricsProviderWebAuthenticationOauth2(obj.oauth2),
    'sigv4': toJson_AnalysisRunSpecMetricsProviderWebAuthenticationSigv4(obj.sigv4),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderWebHeaders {
  readonly key: string;
  readonly value: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderWebHeaders' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderWebHeaders(obj: AnalysisRunSpecMetricsProviderWebHeaders | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'value': obj.value,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStat {
  readonly metric?: AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetric;
  readonly period?: AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatPeriod;
  readonly stat?: string;
  readonly unit?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStat' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStat(obj: AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStat | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metric': toJson_AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetric(obj.metric),
    'period': obj.period,
    'stat': obj.stat,
    'unit': obj.unit,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesPeriod = number | string;

export interface AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicy {
  readonly rules: AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRules[];
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicy' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicy(obj: AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'rules': obj.rules?.map(y => toJson_AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRules(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderJobSpecSelector {
  readonly matchExpressions?: AnalysisRunSpecMetricsProviderJobSpecSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderJobSpecSelector' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderJobSpecSelector(obj: AnalysisRunSpecMetricsProviderJobSpecSelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'matchExpressions': obj.matchExpressions?.map(y => toJson_AnalysisRunSpecMetricsProviderJobSpecSelectorMatchExpressions(y)),
    'matchLabels': ((obj.matchLabels) === undefined) ? undefined : (Object.entries(obj.matchLabels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderJobSpecSuccessPolicy {
  readonly rules: AnalysisRunSpecMetricsProviderJobSpecSuccessPolicyRules[];
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderJobSpecSuccessPolicy' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderJobSpecSuccessPolicy(obj: AnalysisRunSpecMetricsProviderJobSpecSuccessPolicy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'rules': obj.rules?.map(y => toJson_AnalysisRunSpecMetricsProviderJobSpecSuccessPolicyRules(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderKayentaScopesControlScope {
  readonly end?: string;
  readonly region: string;
  readonly scope: string;
  readonly start?: string;
  readonly step: number;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderKayentaScopesControlScope' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderKayentaScopesControlScope(obj: AnalysisRunSpecMetricsProviderKayentaScopesControlScope | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'end': obj.end,
    'region': obj.region,
    'scope': obj.scope,
    'start': obj.start,
    'step': obj.step,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderKayentaScopesExperimentScope {
  readonly end?: string;
  readonly region: string;
  readonly scope: string;
  readonly start?: string;
  readonly step: number;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderKayentaScopesExperimentScope' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderKayentaScopesExperimentScope(obj: AnalysisRunSpecMetricsProviderKayentaScopesExperimentScope | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'end': obj.end,
    'region': obj.region,
    'scope': obj.scope,
    'start': obj.start,
    'step': obj.step,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderPrometheusAuthenticationOauth2 {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly scopes?: string[];
  readonly tokenUrl?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderPrometheusAuthenticationOauth2' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderPrometheusAuthenticationOauth2(obj: AnalysisRunSpecMetricsProviderPrometheusAuthenticationOauth2 | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'clientId': obj.clientId,
    'clientSecret': obj.clientSecret,
    'scopes': obj.scopes?.map(y => y),
    'tokenUrl': obj.tokenUrl,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderPrometheusAuthenticationSigv4 {
  readonly profile?: string;
  readonly region?: string;
  readonly roleArn?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderPrometheusAuthenticationSigv4' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderPrometheusAuthenticationSigv4(obj: AnalysisRunSpecMetricsProviderPrometheusAuthenticationSigv4 | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'profile': obj.profile,
    'region': obj.region,
    'roleArn': obj.roleArn,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderWebAuthenticationOauth2 {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly scopes?: string[];
  readonly tokenUrl?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderWebAuthenticationOauth2' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderWebAuthenticationOauth2(obj: AnalysisRunSpecMetricsProviderWebAuthenticationOauth2 | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'clientId': obj.clientId,
    'clientSecret': obj.clientSecret,
    'scopes': obj.scopes?.map(y => y),
    'tokenUrl': obj.tokenUrl,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderWebAuthenticationSigv4 {
  readonly profile?: string;
  readonly region?: string;
  readonly roleArn?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderWebAuthenticationSigv4' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderWebAuthenticationSigv4(obj: AnalysisRunSpecMetricsProviderWebAuthenticationSigv4 | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'profile': obj.profile,
    'region': obj.region,
    'roleArn': obj.roleArn,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetric {
  readonly dimensions?: AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetricDimensions[];
  readonly metricName?: string;
  readonly namespace?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetric' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetric(obj: AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetric | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'dimensions': obj.dimensions?.map(y => toJson_AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetricDimensions(y)),
    'metricName': obj.metricName,
    'namespace': obj.namespace,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatPeriod = number | string;

export interface AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRules {
  readonly action: string;
  readonly onExitCodes?: AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRulesOnExitCodes;
  readonly onPodConditions?: AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRulesOnPodConditions[];
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRules' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRules(obj: AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRules | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'action': obj.action,
    'onExitCodes': toJson_AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRulesOnExitCodes(obj.onExitCodes),
    'onPodConditions': obj.onPodConditions?.map(y => toJson_AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRulesOnPodConditions(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderJobSpecSelectorMatchExpressions {
  readonly key: string;
  readonly operator: string;
  readonly values?: string[];
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderJobSpecSelectorMatchExpressions' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderJobSpecSelectorMatchExpressions(obj: AnalysisRunSpecMetricsProviderJobSpecSelectorMatchExpressions | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'operator': obj.operator,
    'values': obj.values?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderJobSpecSuccessPolicyRules {
  readonly succeededCount?: number;
  readonly succeededIndexes?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderJobSpecSuccessPolicyRules' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderJobSpecSuccessPolicyRules(obj: AnalysisRunSpecMetricsProviderJobSpecSuccessPolicyRules | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'succeededCount': obj.succeededCount,
    'succeededIndexes': obj.succeededIndexes,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetricDimensions {
  readonly name?: string;
  readonly value?: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetricDimensions' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetricDimensions(obj: AnalysisRunSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetricDimensions | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRulesOnExitCodes {
  readonly containerName?: string;
  readonly operator: string;
  readonly values: number[];
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRulesOnExitCodes' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRulesOnExitCodes(obj: AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRulesOnExitCodes | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'containerName': obj.containerName,
    'operator': obj.operator,
    'values': obj.values?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRulesOnPodConditions {
  readonly status: string;
  readonly type: string;
}

/**
 * Converts an object of type 'AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRulesOnPodConditions' to JSON representation.
 */
export function toJson_AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRulesOnPodConditions(obj: AnalysisRunSpecMetricsProviderJobSpecPodFailurePolicyRulesOnPodConditions | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'status': obj.status,
    'type': obj.type,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export class AnalysisTemplate extends ApiObject {
  /**
   * Returns the apiVersion and kind for "AnalysisTemplate"
   */
  public static readonly GVK: GroupVersionKind = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
  }

  /**
   * Renders a Kubernetes manifest for "AnalysisTemplate".
   *
   * This can be used to inline resource manifests inside other objects (e.g. as templates).
   *
   * @param props initialization props
   */
  public static manifest(props: AnalysisTemplateProps): any {
    return {
      ...AnalysisTemplate.GVK,
      ...toJson_AnalysisTemplateProps(props),
    };
  }

  /**
   * Defines a "AnalysisTemplate" API object
   * @param scope the scope in which to define this object
   * @param id a scope-local name for the object
   * @param props initialization props
   */
  public constructor(scope: Construct, id: string, props: AnalysisTemplateProps) {
    super(scope, id, {
      ...AnalysisTemplate.GVK,
      ...props,
    });
  }

  /**
   * Renders the object to Kubernetes JSON.
   */
  public override toJson(): any {
    const resolved = super.toJson();

    return {
      ...AnalysisTemplate.GVK,
      ...toJson_AnalysisTemplateProps(resolved),
    };
  }
}

export interface AnalysisTemplateProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: AnalysisTemplateSpec;
}

/**
 * Converts an object of type 'AnalysisTemplateProps' to JSON representation.
 */
export function toJson_AnalysisTemplateProps(obj: AnalysisTemplateProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': obj.metadata,
    'spec': toJson_AnalysisTemplateSpec(obj.spec),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpec {
  readonly args?: AnalysisTemplateSpecArgs[];
  readonly dryRun?: AnalysisTemplateSpecDryRun[];
  readonly measurementRetention?: AnalysisTemplateSpecMeasurementRetention[];
  readonly metrics?: AnalysisTemplateSpecMetrics[];
  readonly templates?: AnalysisTemplateSpecTemplates[];
}

/**
 * Converts an object of type 'AnalysisTemplateSpec' to JSON representation.
 */
export function toJson_AnalysisTemplateSpec(obj: AnalysisTemplateSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'args': obj.args?.map(y => toJson_AnalysisTemplateSpecArgs(y)),
    'dryRun': obj.dryRun?.map(y => toJson_AnalysisTemplateSpecDryRun(y)),
    'measurementRetention': obj.measurementRetention?.map(y => toJson_AnalysisTemplateSpecMeasurementRetention(y)),
    'metrics': obj.metrics?.map(y => toJson_AnalysisTemplateSpecMetrics(y)),
    'templates': obj.templates?.map(y => toJson_AnalysisTemplateSpecTemplates(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecArgs {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: AnalysisTemplateSpecArgsValueFrom;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecArgs' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecArgs(obj: AnalysisTemplateSpecArgs | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
    'valueFrom': toJson_AnalysisTemplateSpecArgsValueFrom(obj.valueFrom),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecDryRun {
  readonly metricName: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecDryRun' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecDryRun(obj: AnalysisTemplateSpecDryRun | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMeasurementRetention {
  readonly limit: number;
  readonly metricName: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMeasurementRetention' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMeasurementRetention(obj: AnalysisTemplateSpecMeasurementRetention | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'limit': obj.limit,
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetrics {
  readonly consecutiveErrorLimit?: AnalysisTemplateSpecMetricsConsecutiveErrorLimit;
  readonly consecutiveSuccessLimit?: AnalysisTemplateSpecMetricsConsecutiveSuccessLimit;
  readonly count?: AnalysisTemplateSpecMetricsCount;
  readonly failureCondition?: string;
  readonly failureLimit?: AnalysisTemplateSpecMetricsFailureLimit;
  readonly inconclusiveLimit?: AnalysisTemplateSpecMetricsInconclusiveLimit;
  readonly initialDelay?: string;
  readonly interval?: string;
  readonly name: string;
  readonly provider: AnalysisTemplateSpecMetricsProvider;
  readonly successCondition?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetrics' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetrics(obj: AnalysisTemplateSpecMetrics | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'consecutiveErrorLimit': obj.consecutiveErrorLimit,
    'consecutiveSuccessLimit': obj.consecutiveSuccessLimit,
    'count': obj.count,
    'failureCondition': obj.failureCondition,
    'failureLimit': obj.failureLimit,
    'inconclusiveLimit': obj.inconclusiveLimit,
    'initialDelay': obj.initialDelay,
    'interval': obj.interval,
    'name': obj.name,
    'provider': toJson_AnalysisTemplateSpecMetricsProvider(obj.provider),
    'successCondition': obj.successCondition,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecTemplates {
  readonly clusterScope?: boolean;
  readonly templateName?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecTemplates' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecTemplates(obj: AnalysisTemplateSpecTemplates | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'clusterScope': obj.clusterScope,
    'templateName': obj.templateName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecArgsValueFrom {
  readonly fieldRef?: AnalysisTemplateSpecArgsValueFromFieldRef;
  readonly secretKeyRef?: AnalysisTemplateSpecArgsValueFromSecretKeyRef;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecArgsValueFrom' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecArgsValueFrom(obj: AnalysisTemplateSpecArgsValueFrom | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldRef': toJson_AnalysisTemplateSpecArgsValueFromFieldRef(obj.fieldRef),
    'secretKeyRef': toJson_AnalysisTemplateSpecArgsValueFromSecretKeyRef(obj.secretKeyRef),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type AnalysisTemplateSpecMetricsConsecutiveErrorLimit = number | string;

export type AnalysisTemplateSpecMetricsConsecutiveSuccessLimit = number | string;

export type AnalysisTemplateSpecMetricsCount = number | string;

export type AnalysisTemplateSpecMetricsFailureLimit = number | string;

export type AnalysisTemplateSpecMetricsInconclusiveLimit = number | string;

export interface AnalysisTemplateSpecMetricsProvider {
  readonly cloudWatch?: AnalysisTemplateSpecMetricsProviderCloudWatch;
  readonly datadog?: AnalysisTemplateSpecMetricsProviderDatadog;
  readonly graphite?: AnalysisTemplateSpecMetricsProviderGraphite;
  readonly influxdb?: AnalysisTemplateSpecMetricsProviderInfluxdb;
  readonly job?: AnalysisTemplateSpecMetricsProviderJob;
  readonly kayenta?: AnalysisTemplateSpecMetricsProviderKayenta;
  readonly newRelic?: AnalysisTemplateSpecMetricsProviderNewRelic;
  readonly plugin?: any;
  readonly prometheus?: AnalysisTemplateSpecMetricsProviderPrometheus;
  readonly skywalking?: AnalysisTemplateSpecMetricsProviderSkywalking;
  readonly wavefront?: AnalysisTemplateSpecMetricsProviderWavefront;
  readonly web?: AnalysisTemplateSpecMetricsProviderWeb;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProvider' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProvider(obj: AnalysisTemplateSpecMetricsProvider | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'cloudWatch': toJson_AnalysisTemplateSpecMetricsProviderCloudWatch(obj.cloudWatch),
    'datadog': toJson_AnalysisTemplateSpecMetricsProviderDatadog(obj.datadog),
    'graphite': toJson_AnalysisTemplateSpecMetricsProviderGraphite(obj.graphite),
    'influxdb': toJson_AnalysisTemplateSpecMetricsProviderInfluxdb(obj.influxdb),
    'job': toJson_AnalysisTemplateSpecMetricsProviderJob(obj.job),
    'kayenta': toJson_AnalysisTemplateSpecMetricsProviderKayenta(obj.kayenta),
    'newRelic': toJson_AnalysisTemplateSpecMetricsProviderNewRelic(obj.newRelic),
    'plugin': obj.plugin,
    'prometheus': toJson_AnalysisTemplateSpecMetricsProviderPrometheus(obj.prometheus),
    'skywalking': toJson_AnalysisTemplateSpecMetricsProviderSkywalking(obj.skywalking),
    'wavefront': toJson_AnalysisTemplateSpecMetricsProviderWavefront(obj.wavefront),
    'web': toJson_AnalysisTemplateSpecMetricsProviderWeb(obj.web),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecArgsValueFromFieldRef {
  readonly fieldPath: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecArgsValueFromFieldRef' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecArgsValueFromFieldRef(obj: AnalysisTemplateSpecArgsValueFromFieldRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldPath': obj.fieldPath,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecArgsValueFromSecretKeyRef {
  readonly key: string;
  readonly name: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecArgsValueFromSecretKeyRef' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecArgsValueFromSecretKeyRef(obj: AnalysisTemplateSpecArgsValueFromSecretKeyRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderCloudWatch {
  readonly interval?: string;
  readonly metricDataQueries: AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueries[];
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderCloudWatch' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderCloudWatch(obj: AnalysisTemplateSpecMetricsProviderCloudWatch | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'interval': obj.interval,
    'metricDataQueries': obj.metricDataQueries?.map(y => toJson_AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueries(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderDatadog {
  readonly aggregator?: AnalysisTemplateSpecMetricsProviderDatadogAggregator;
  readonly apiVersion?: AnalysisTemplateSpecMetricsProviderDatadogApiVersion;
  readonly formula?: string;
  readonly interval?: string;
  readonly queries?: { [key: string]: string };
  readonly query?: string;
  readonly secretRef?: AnalysisTemplateSpecMetricsProviderDatadogSecretRef;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderDatadog' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderDatadog(obj: AnalysisTemplateSpecMetricsProviderDatadog | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'aggregator': obj.aggregator,
    'apiVersion': obj.apiVersion,
    'formula': obj.formula,
    'interval': obj.interval,
    'queries': ((obj.queries) === undefined) ? undefined : (Object.entries(obj.queries).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'query': obj.query,
    'secretRef': toJson_AnalysisTemplateSpecMetricsProviderDatadogSecretRef(obj.secretRef),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderGraphite {
  readonly address?: string;
  readonly query?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderGraphite' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderGraphite(obj: AnalysisTemplateSpecMetricsProviderGraphite | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'address': obj.address,
    'query': obj.query,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderInfluxdb {
  readonly profile?: string;
  readonly query?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderInfluxdb' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderInfluxdb(obj: AnalysisTemplateSpecMetricsProviderInfluxdb | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'profile': obj.profile,
    'query': obj.query,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderJob {
  readonly metadata?: AnalysisTemplateSpecMetricsProviderJobMetadata;
  readonly spec: AnalysisTemplateSpecMetricsProviderJobSpec;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderJob' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderJob(obj: AnalysisTemplateSpecMetricsProviderJob | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_AnalysisTemplateSpecMetricsProviderJobMetadata(obj.metadata),
    'spec': toJson_AnalysisTemplateSpecMetricsProviderJobSpec(obj.spec),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderKayenta {
  readonly address: string;
  readonly application: string;
  readonly canaryConfigName: string;
  readonly configurationAccountName: string;
  readonly lookback?: boolean;
  readonly metricsAccountName: string;
  readonly scopes: AnalysisTemplateSpecMetricsProviderKayentaScopes[];
  readonly storageAccountName: string;
  readonly threshold: AnalysisTemplateSpecMetricsProviderKayentaThreshold;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderKayenta' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderKayenta(obj: AnalysisTemplateSpecMetricsProviderKayenta | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'address': obj.address,
    'application': obj.application,
    'canaryConfigName': obj.canaryConfigName,
    'configurationAccountName': obj.configurationAccountName,
    'lookback': obj.lookback,
    'metricsAccountName': obj.metricsAccountName,
    'scopes': obj.scopes?.map(y => toJson_AnalysisTemplateSpecMetricsProviderKayentaScopes(y)),
    'storageAccountName': obj.storageAccountName,
    'threshold': toJson_AnalysisTemplateSpecMetricsProviderKayentaThreshold(obj.threshold),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderNewRelic {
  readonly profile?: string;
  readonly query: string;
  readonly timeout?: number;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderNewRelic' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderNewRelic(obj: AnalysisTemplateSpecMetricsProviderNewRelic | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'profile': obj.profile,
    'query': obj.query,
    'timeout': obj.timeout,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderPrometheus {
  readonly address?: string;
  readonly authentication?: AnalysisTemplateSpecMetricsProviderPrometheusAuthentication;
  readonly headers?: AnalysisTemplateSpecMetricsProviderPrometheusHeaders[];
  readonly insecure?: boolean;
  readonly query?: string;
  readonly rangeQuery?: AnalysisTemplateSpecMetricsProviderPrometheusRangeQuery;
  readonly timeout?: number;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderPrometheus' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderPrometheus(obj: AnalysisTemplateSpecMetricsProviderPrometheus | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'address': obj.address,
    'authentication': toJson_AnalysisTemplateSpecMetricsProviderPrometheusAuthentication(obj.authentication),
    'headers': obj.headers?.map(y => toJson_AnalysisTemplateSpecMetricsProviderPrometheusHeaders(y)),
    'insecure': obj.insecure,
    'query': obj.query,
    'rangeQuery': toJson_AnalysisTemplateSpecMetricsProviderPrometheusRangeQuery(obj.rangeQuery),
    'timeout': obj.timeout,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderSkywalking {
  readonly address?: string;
  readonly interval?: string;
  readonly query?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderSkywalking' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderSkywalking(obj: AnalysisTemplateSpecMetricsProviderSkywalking | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'address': obj.address,
    'interval': obj.interval,
    'query': obj.query,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderWavefront {
  readonly address?: string;
  readonly query?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderWavefront' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderWavefront(obj: AnalysisTemplateSpecMetricsProviderWavefront | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'address': obj.address,
    'query': obj.query,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderWeb {
  readonly authentication?: AnalysisTemplateSpecMetricsProviderWebAuthentication;
  readonly body?: string;
  readonly headers?: AnalysisTemplateSpecMetricsProviderWebHeaders[];
  readonly insecure?: boolean;
  readonly jsonBody?: any;
  readonly jsonPath?: string;
  readonly method?: string;
  readonly timeoutSeconds?: number;
  readonly url: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderWeb' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderWeb(obj: AnalysisTemplateSpecMetricsProviderWeb | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'authentication': toJson_AnalysisTemplateSpecMetricsProviderWebAuthentication(obj.authentication),
    'body': obj.body,
    'headers': obj.headers?.map(y => toJson_AnalysisTemplateSpecMetricsProviderWebHeaders(y)),
    'insecure': obj.insecure,
    'jsonBody': obj.jsonBody,
    'jsonPath': obj.jsonPath,
    'method': obj.method,
    'timeoutSeconds': obj.timeoutSeconds,
    'url': obj.url,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueries {
  readonly expression?: string;
  readonly id?: string;
  readonly label?: string;
  readonly metricStat?: AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStat;
  readonly period?: AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesPeriod;
  readonly returnData?: boolean;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueries' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueries(obj: AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueries | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'expression': obj.expression,
    'id': obj.id,
    'label': obj.label,
    'metricStat': toJson_AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStat(obj.metricStat),
    'period': obj.period,
    'returnData': obj.returnData,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type AnalysisTemplateSpecMetricsProviderDatadogAggregator = "avg" | "min" | "max" | "sum" | "last" | "percentile" | "mean" | "l2norm" | "area";

export type AnalysisTemplateSpecMetricsProviderDatadogApiVersion = "v1" | "v2";

export interface AnalysisTemplateSpecMetricsProviderDatadogSecretRef {
  readonly name?: string;
  readonly namespaced?: boolean;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderDatadogSecretRef' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderDatadogSecretRef(obj: AnalysisTemplateSpecMetricsProviderDatadogSecretRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'namespaced': obj.namespaced,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderJobMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderJobMetadata' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderJobMetadata(obj: AnalysisTemplateSpecMetricsProviderJobMetadata | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.entries(obj.annotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'labels': ((obj.labels) === undefined) ? undefined : (Object.entries(obj.labels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderJobSpec {
  readonly activeDeadlineSeconds?: number;
  readonly backoffLimit?: number;
  readonly backoffLimitPerIndex?: number;
  readonly completionMode?: string;
  readonly completions?: number;
  readonly managedBy?: string;
  readonly manualSelector?: boolean;
  readonly maxFailedIndexes?: number;
  readonly parallelism?: number;
  readonly podFailurePolicy?: AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicy;
  readonly podReplacementPolicy?: string;
  readonly selector?: AnalysisTemplateSpecMetricsProviderJobSpecSelector;
  readonly successPolicy?: AnalysisTemplateSpecMetricsProviderJobSpecSuccessPolicy;
  readonly suspend?: boolean;
  readonly template: any;
  readonly ttlSecondsAfterFinished?: number;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderJobSpec' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderJobSpec(obj: AnalysisTemplateSpecMetricsProviderJobSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'activeDeadlineSeconds': obj.activeDeadlineSeconds,
    'backoffLimit': obj.backoffLimit,
    'backoffLimitPerIndex': obj.backoffLimitPerIndex,
    'completionMode': obj.completionMode,
    'completions': obj.completions,
    'managedBy': obj.managedBy,
    'manualSelector': obj.manualSelector,
    'maxFailedIndexes': obj.maxFailedIndexes,
    'parallelism': obj.parallelism,
    'podFailurePolicy': toJson_AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicy(obj.podFailurePolicy),
    'podReplacementPolicy': obj.podReplacementPolicy,
    'selector': toJson_AnalysisTemplateSpecMetricsProviderJobSpecSelector(obj.selector),
    'successPolicy': toJson_AnalysisTemplateSpecMetricsProviderJobSpecSuccessPolicy(obj.successPolicy),
    'suspend': obj.suspend,
    'template': obj.template,
    'ttlSecondsAfterFinished': obj.ttlSecondsAfterFinished,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderKayentaScopes {
  readonly controlScope: AnalysisTemplateSpecMetricsProviderKayentaScopesControlScope;
  readonly experimentScope: AnalysisTemplateSpecMetricsProviderKayentaScopesExperimentScope;
  readonly name: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderKayentaScopes' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderKayentaScopes(obj: AnalysisTemplateSpecMetricsProviderKayentaScopes | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'controlScope': toJson_AnalysisTemplateSpecMetricsProviderKayentaScopesControlScope(obj.controlScope),
    'experimentScope': toJson_AnalysisTemplateSpecMetricsProviderKayentaScopesExperimentScope(obj.experimentScope),
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderKayentaThreshold {
  readonly marginal: number;
  readonly pass: number;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderKayentaThreshold' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderKayentaThreshold(obj: AnalysisTemplateSpecMetricsProviderKayentaThreshold | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'marginal': obj.marginal,
    'pass': obj.pass,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderPrometheusAuthentication {
  readonly oauth2?: AnalysisTemplateSpecMetricsProviderPrometheusAuthenticationOauth2;
  readonly sigv4?: AnalysisTemplateSpecMetricsProviderPrometheusAuthenticationSigv4;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderPrometheusAuthentication' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderPrometheusAuthentication(obj: AnalysisTemplateSpecMetricsProviderPrometheusAuthentication | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'oauth2': toJson_AnalysisTemplateSpecMetricsProviderPrometheusAuthenticationOauth2(obj.oauth2),
    'sigv4': toJson_AnalysisTemplateSpecMetricsProviderPrometheusAuthenticationSigv4(obj.sigv4),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderPrometheusHeaders {
  readonly key: string;
  readonly value: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderPrometheusHeaders' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderPrometheusHeaders(obj: AnalysisTemplateSpecMetricsProviderPrometheusHeaders | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'value': obj.value,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderPrometheusRangeQuery {
  readonly end?: string;
  readonly start?: string;
  readonly step?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderPrometheusRangeQuery' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderPrometheusRangeQuery(obj: AnalysisTemplateSpecMetricsProviderPrometheusRangeQuery | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'end': obj.end,
    'start': obj.start,
    'step': obj.step,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderWebAuthentication {
  readonly oauth2?: AnalysisTemplateSpecMetricsProviderWebAuthenticationOauth2;
  readonly sigv4?: AnalysisTemplateSpecMetricsProviderWebAuthenticationSigv4;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderWebAuthentication' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderWebAuthentication(obj: AnalysisTemplateSpecMetricsProviderWebAuthentication | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'oauth2': toJson_AnalysisTemplateSpecMetricsProviderWebAuthenticationOauth2(obj.oauth2),
    'sigv4': toJson_AnalysisTemplateSpecMetricsProviderWebAuthenticationSigv4(obj.sigv4),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderWebHeaders {
  readonly key: string;
  readonly value: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderWebHeaders' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderWebHeaders(obj: AnalysisTemplateSpecMetricsProviderWebHeaders | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'value': obj.value,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStat {
  readonly metric?: AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetric;
  readonly period?: AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatPeriod;
  readonly stat?: string;
  readonly unit?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStat' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStat(obj: AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStat | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metric': toJson_AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetric(obj.metric),
    'period': obj.period,
    'stat': obj.stat,
    'unit': obj.unit,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesPeriod = number | string;

export interface AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicy {
  readonly rules: AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRules[];
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicy' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicy(obj: AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'rules': obj.rules?.map(y => toJson_AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRules(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderJobSpecSelector {
  readonly matchExpressions?: AnalysisTemplateSpecMetricsProviderJobSpecSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderJobSpecSelector' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderJobSpecSelector(obj: AnalysisTemplateSpecMetricsProviderJobSpecSelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'matchExpressions': obj.matchExpressions?.map(y => toJson_AnalysisTemplateSpecMetricsProviderJobSpecSelectorMatchExpressions(y)),
    'matchLabels': ((obj.matchLabels) === undefined) ? undefined : (Object.entries(obj.matchLabels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderJobSpecSuccessPolicy {
  readonly rules: AnalysisTemplateSpecMetricsProviderJobSpecSuccessPolicyRules[];
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderJobSpecSuccessPolicy' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderJobSpecSuccessPolicy(obj: AnalysisTemplateSpecMetricsProviderJobSpecSuccessPolicy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'rules': obj.rules?.map(y => toJson_AnalysisTemplateSpecMetricsProviderJobSpecSuccessPolicyRules(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderKayentaScopesControlScope {
  readonly end?: string;
  readonly region: string;
  readonly scope: string;
  readonly start?: string;
  readonly step: number;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderKayentaScopesControlScope' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderKayentaScopesControlScope(obj: AnalysisTemplateSpecMetricsProviderKayentaScopesControlScope | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'end': obj.end,
    'region': obj.region,
    'scope': obj.scope,
    'start': obj.start,
    'step': obj.step,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderKayentaScopesExperimentScope {
  readonly end?: string;
  readonly region: string;
  readonly scope: string;
  readonly start?: string;
  readonly step: number;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderKayentaScopesExperimentScope' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderKayentaScopesExperimentScope(obj: AnalysisTemplateSpecMetricsProviderKayentaScopesExperimentScope | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'end': obj.end,
    'region': obj.region,
    'scope': obj.scope,
    'start': obj.start,
    'step': obj.step,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderPrometheusAuthenticationOauth2 {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly scopes?: string[];
  readonly tokenUrl?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderPrometheusAuthenticationOauth2' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderPrometheusAuthenticationOauth2(obj: AnalysisTemplateSpecMetricsProviderPrometheusAuthenticationOauth2 | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'clientId': obj.clientId,
    'clientSecret': obj.clientSecret,
    'scopes': obj.scopes?.map(y => y),
    'tokenUrl': obj.tokenUrl,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderPrometheusAuthenticationSigv4 {
  readonly profile?: string;
  readonly region?: string;
  readonly roleArn?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderPrometheusAuthenticationSigv4' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderPrometheusAuthenticationSigv4(obj: AnalysisTemplateSpecMetricsProviderPrometheusAuthenticationSigv4 | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'profile': obj.profile,
    'region': obj.region,
    'roleArn': obj.roleArn,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderWebAuthenticationOauth2 {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly scopes?: string[];
  readonly tokenUrl?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderWebAuthenticationOauth2' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderWebAuthenticationOauth2(obj: AnalysisTemplateSpecMetricsProviderWebAuthenticationOauth2 | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'clientId': obj.clientId,
    'clientSecret': obj.clientSecret,
    'scopes': obj.scopes?.map(y => y),
    'tokenUrl': obj.tokenUrl,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderWebAuthenticationSigv4 {
  readonly profile?: string;
  readonly region?: string;
  readonly roleArn?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderWebAuthenticationSigv4' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderWebAuthenticationSigv4(obj: AnalysisTemplateSpecMetricsProviderWebAuthenticationSigv4 | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'profile': obj.profile,
    'region': obj.region,
    'roleArn': obj.roleArn,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetric {
  readonly dimensions?: AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetricDimensions[];
  readonly metricName?: string;
  readonly namespace?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetric' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetric(obj: AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetric | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'dimensions': obj.dimensions?.map(y => toJson_AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetricDimensions(y)),
    'metricName': obj.metricName,
    'namespace': obj.namespace,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatPeriod = number | string;

export interface AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRules {
  readonly action: string;
  readonly onExitCodes?: AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRulesOnExitCodes;
  readonly onPodConditions?: AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRulesOnPodConditions[];
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRules' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRules(obj: AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRules | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'action': obj.action,
    'onExitCodes': toJson_AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRulesOnExitCodes(obj.onExitCodes),
    'onPodConditions': obj.onPodConditions?.map(y => toJson_AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRulesOnPodConditions(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderJobSpecSelectorMatchExpressions {
  readonly key: string;
  readonly operator: string;
  readonly values?: string[];
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderJobSpecSelectorMatchExpressions' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderJobSpecSelectorMatchExpressions(obj: AnalysisTemplateSpecMetricsProviderJobSpecSelectorMatchExpressions | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'operator': obj.operator,
    'values': obj.values?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderJobSpecSuccessPolicyRules {
  readonly succeededCount?: number;
  readonly succeededIndexes?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderJobSpecSuccessPolicyRules' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderJobSpecSuccessPolicyRules(obj: AnalysisTemplateSpecMetricsProviderJobSpecSuccessPolicyRules | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'succeededCount': obj.succeededCount,
    'succeededIndexes': obj.succeededIndexes,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetricDimensions {
  readonly name?: string;
  readonly value?: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetricDimensions' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetricDimensions(obj: AnalysisTemplateSpecMetricsProviderCloudWatchMetricDataQueriesMetricStatMetricDimensions | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRulesOnExitCodes {
  readonly containerName?: string;
  readonly operator: string;
  readonly values: number[];
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRulesOnExitCodes' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRulesOnExitCodes(obj: AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRulesOnExitCodes | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'containerName': obj.containerName,
    'operator': obj.operator,
    'values': obj.values?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRulesOnPodConditions {
  readonly status: string;
  readonly type: string;
}

/**
 * Converts an object of type 'AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRulesOnPodConditions' to JSON representation.
 */
export function toJson_AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRulesOnPodConditions(obj: AnalysisTemplateSpecMetricsProviderJobSpecPodFailurePolicyRulesOnPodConditions | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'status': obj.status,
    'type': obj.type,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export class Experiment extends ApiObject {
  /**
   * Returns the apiVersion and kind for "Experiment"
   */
  public static readonly GVK: GroupVersionKind = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Experiment',
  }

  /**
   * Renders a Kubernetes manifest for "Experiment".
   *
   * This can be used to inline resource manifests inside other objects (e.g. as templates).
   *
   * @param props initialization props
   */
  public static manifest(props: ExperimentProps): any {
    return {
      ...Experiment.GVK,
      ...toJson_ExperimentProps(props),
    };
  }

  /**
   * Defines a "Experiment" API object
   * @param scope the scope in which to define this object
   * @param id a scope-local name for the object
   * @param props initialization props
   */
  public constructor(scope: Construct, id: string, props: ExperimentProps) {
    super(scope, id, {
      ...Experiment.GVK,
      ...props,
    });
  }

  /**
   * Renders the object to Kubernetes JSON.
   */
  public override toJson(): any {
    const resolved = super.toJson();

    return {
      ...Experiment.GVK,
      ...toJson_ExperimentProps(resolved),
    };
  }
}

export interface ExperimentProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: ExperimentSpec;
}

/**
 * Converts an object of type 'ExperimentProps' to JSON representation.
 */
export function toJson_ExperimentProps(obj: ExperimentProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': obj.metadata,
    'spec': toJson_ExperimentSpec(obj.spec),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface ExperimentSpec {
  readonly analyses?: ExperimentSpecAnalyses[];
  readonly analysisRunMetadata?: ExperimentSpecAnalysisRunMetadata;
  readonly dryRun?: ExperimentSpecDryRun[];
  readonly duration?: string;
  readonly measurementRetention?: ExperimentSpecMeasurementRetention[];
  readonly progressDeadlineSeconds?: number;
  readonly scaleDownDelaySeconds?: number;
  readonly templates: ExperimentSpecTemplates[];
  readonly terminate?: boolean;
}

/**
 * Converts an object of type 'ExperimentSpec' to JSON representation.
 */
export function toJson_ExperimentSpec(obj: ExperimentSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'analyses': obj.analyses?.map(y => toJson_ExperimentSpecAnalyses(y)),
    'analysisRunMetadata': toJson_ExperimentSpecAnalysisRunMetadata(obj.analysisRunMetadata),
    'dryRun': obj.dryRun?.map(y => toJson_ExperimentSpecDryRun(y)),
    'duration': obj.duration,
    'measurementRetention': obj.measurementRetention?.map(y => toJson_ExperimentSpecMeasurementRetention(y)),
    'progressDeadlineSeconds': obj.progressDeadlineSeconds,
    'scaleDownDelaySeconds': obj.scaleDownDelaySeconds,
    'templates': obj.templates?.map(y => toJson_ExperimentSpecTemplates(y)),
    'terminate': obj.terminate,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface ExperimentSpecAnalyses {
  readonly args?: ExperimentSpecAnalysesArgs[];
  readonly clusterScope?: boolean;
  readonly name: string;
  readonly requiredForCompletion?: boolean;
  readonly templateName: string;
}

/**
 * Converts an object of type 'ExperimentSpecAnalyses' to JSON representation.
 */
export function toJson_ExperimentSpecAnalyses(obj: ExperimentSpecAnalyses | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'args': obj.args?.map(y => toJson_ExperimentSpecAnalysesArgs(y)),
    'clusterScope': obj.clusterScope,
    'name': obj.name,
    'requiredForCompletion': obj.requiredForCompletion,
    'templateName': obj.templateName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface ExperimentSpecAnalysisRunMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

/**
 * Converts an object of type 'ExperimentSpecAnalysisRunMetadata' to JSON representation.
 */
export function toJson_ExperimentSpecAnalysisRunMetadata(obj: ExperimentSpecAnalysisRunMetadata | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.entries(obj.annotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'labels': ((obj.labels) === undefined) ? undefined : (Object.entries(obj.labels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface ExperimentSpecDryRun {
  readonly metricName: string;
}

/**
 * Converts an object of type 'ExperimentSpecDryRun' to JSON representation.
 */
export function toJson_ExperimentSpecDryRun(obj: ExperimentSpecDryRun | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface ExperimentSpecMeasurementRetention {
  readonly limit: number;
  readonly metricName: string;
}

/**
 * Converts an object of type 'ExperimentSpecMeasurementRetention' to JSON representation.
 */
export function toJson_ExperimentSpecMeasurementRetention(obj: ExperimentSpecMeasurementRetention | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'limit': obj.limit,
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface ExperimentSpecTemplates {
  readonly minReadySeconds?: number;
  readonly name: string;
  readonly replicas?: number;
  readonly selector: ExperimentSpecTemplatesSelector;
  readonly service?: ExperimentSpecTemplatesService;
  readonly template: any;
}

/**
 * Converts an object of type 'ExperimentSpecTemplates' to JSON representation.
 */
export function toJson_ExperimentSpecTemplates(obj: ExperimentSpecTemplates | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'minReadySeconds': obj.minReadySeconds,
    'name': obj.name,
    'replicas': obj.replicas,
    'selector': toJson_ExperimentSpecTemplatesSelector(obj.selector),
    'service': toJson_ExperimentSpecTemplatesService(obj.service),
    'template': obj.template,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface ExperimentSpecAnalysesArgs {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: ExperimentSpecAnalysesArgsValueFrom;
}

/**
 * Converts an object of type 'ExperimentSpecAnalysesArgs' to JSON representation.
 */
export function toJson_ExperimentSpecAnalysesArgs(obj: ExperimentSpecAnalysesArgs | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
    'valueFrom': toJson_ExperimentSpecAnalysesArgsValueFrom(obj.valueFrom),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface ExperimentSpecTemplatesSelector {
  readonly matchExpressions?: ExperimentSpecTemplatesSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

/**
 * Converts an object of type 'ExperimentSpecTemplatesSelector' to JSON representation.
 */
export function toJson_ExperimentSpecTemplatesSelector(obj: ExperimentSpecTemplatesSelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'matchExpressions': obj.matchExpressions?.map(y => toJson_ExperimentSpecTemplatesSelectorMatchExpressions(y)),
    'matchLabels': ((obj.matchLabels) === undefined) ? undefined : (Object.entries(obj.matchLabels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface ExperimentSpecTemplatesService {
  readonly name?: string;
}

/**
 * Converts an object of type 'ExperimentSpecTemplatesService' to JSON representation.
 */
export function toJson_ExperimentSpecTemplatesService(obj: ExperimentSpecTemplatesService | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface ExperimentSpecAnalysesArgsValueFrom {
  readonly fieldRef?: ExperimentSpecAnalysesArgsValueFromFieldRef;
  readonly secretKeyRef?: ExperimentSpecAnalysesArgsValueFromSecretKeyRef;
}

/**
 * Converts an object of type 'ExperimentSpecAnalysesArgsValueFrom' to JSON representation.
 */
export function toJson_ExperimentSpecAnalysesArgsValueFrom(obj: ExperimentSpecAnalysesArgsValueFrom | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldRef': toJson_ExperimentSpecAnalysesArgsValueFromFieldRef(obj.fieldRef),
    'secretKeyRef': toJson_ExperimentSpecAnalysesArgsValueFromSecretKeyRef(obj.secretKeyRef),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface ExperimentSpecTemplatesSelectorMatchExpressions {
  readonly key: string;
  readonly operator: string;
  readonly values?: string[];
}

/**
 * Converts an object of type 'ExperimentSpecTemplatesSelectorMatchExpressions' to JSON representation.
 */
export function toJson_ExperimentSpecTemplatesSelectorMatchExpressions(obj: ExperimentSpecTemplatesSelectorMatchExpressions | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'operator': obj.operator,
    'values': obj.values?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface ExperimentSpecAnalysesArgsValueFromFieldRef {
  readonly fieldPath: string;
}

/**
 * Converts an object of type 'ExperimentSpecAnalysesArgsValueFromFieldRef' to JSON representation.
 */
export function toJson_ExperimentSpecAnalysesArgsValueFromFieldRef(obj: ExperimentSpecAnalysesArgsValueFromFieldRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldPath': obj.fieldPath,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface ExperimentSpecAnalysesArgsValueFromSecretKeyRef {
  readonly key: string;
  readonly name: string;
}

/**
 * Converts an object of type 'ExperimentSpecAnalysesArgsValueFromSecretKeyRef' to JSON representation.
 */
export function toJson_ExperimentSpecAnalysesArgsValueFromSecretKeyRef(obj: ExperimentSpecAnalysesArgsValueFromSecretKeyRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export class Rollout extends ApiObject {
  /**
   * Returns the apiVersion and kind for "Rollout"
   */
  public static readonly GVK: GroupVersionKind = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
  }

  /**
   * Renders a Kubernetes manifest for "Rollout".
   *
   * This can be used to inline resource manifests inside other objects (e.g. as templates).
   *
   * @param props initialization props
   */
  public static manifest(props: RolloutProps): any {
    return {
      ...Rollout.GVK,
      ...toJson_RolloutProps(props),
    };
  }

  /**
   * Defines a "Rollout" API object
   * @param scope the scope in which to define this object
   * @param id a scope-local name for the object
   * @param props initialization props
   */
  public constructor(scope: Construct, id: string, props: RolloutProps) {
    super(scope, id, {
      ...Rollout.GVK,
      ...props,
    });
  }

  /**
   * Renders the object to Kubernetes JSON.
   */
  public override toJson(): any {
    const resolved = super.toJson();

    return {
      ...Rollout.GVK,
      ...toJson_RolloutProps(resolved),
    };
  }
}

export interface RolloutProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: RolloutSpec;
}

/**
 * Converts an object of type 'RolloutProps' to JSON representation.
 */
export function toJson_RolloutProps(obj: RolloutProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': obj.metadata,
    'spec': toJson_RolloutSpec(obj.spec),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpec {
  readonly analysis?: RolloutSpecAnalysis;
  readonly minReadySeconds?: number;
  readonly paused?: boolean;
  readonly progressDeadlineAbort?: boolean;
  readonly progressDeadlineSeconds?: number;
  readonly replicas?: number;
  readonly restartAt?: string;
  readonly revisionHistoryLimit?: number;
  readonly rollbackWindow?: RolloutSpecRollbackWindow;
  readonly selector?: RolloutSpecSelector;
  readonly strategy?: RolloutSpecStrategy;
  readonly template?: any;
  readonly workloadRef?: RolloutSpecWorkloadRef;
}

/**
 * Converts an object of type 'RolloutSpec' to JSON representation.
 */
export function toJson_RolloutSpec(obj: RolloutSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'analysis': toJson_RolloutSpecAnalysis(obj.analysis),
    'minReadySeconds': obj.minReadySeconds,
    'paused': obj.paused,
    'progressDeadlineAbort': obj.progressDeadlineAbort,
    'progressDeadlineSeconds': obj.progressDeadlineSeconds,
    'replicas': obj.replicas,
    'restartAt': obj.restartAt,
    'revisionHistoryLimit': obj.revisionHistoryLimit,
    'rollbackWindow': toJson_RolloutSpecRollbackWindow(obj.rollbackWindow),
    'selector': toJson_RolloutSpecSelector(obj.selector),
    'strategy': toJson_RolloutSpecStrategy(obj.strategy),
    'template': obj.template,
    'workloadRef': toJson_RolloutSpecWorkloadRef(obj.workloadRef),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecAnalysis {
  readonly successfulRunHistoryLimit?: number;
  readonly unsuccessfulRunHistoryLimit?: number;
}

/**
 * Converts an object of type 'RolloutSpecAnalysis' to JSON representation.
 */
export function toJson_RolloutSpecAnalysis(obj: RolloutSpecAnalysis | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'successfulRunHistoryLimit': obj.successfulRunHistoryLimit,
    'unsuccessfulRunHistoryLimit': obj.unsuccessfulRunHistoryLimit,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecRollbackWindow {
  readonly revisions?: number;
}

/**
 * Converts an object of type 'RolloutSpecRollbackWindow' to JSON representation.
 */
export function toJson_RolloutSpecRollbackWindow(obj: RolloutSpecRollbackWindow | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'revisions': obj.revisions,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecSelector {
  readonly matchExpressions?: RolloutSpecSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

/**
 * Converts an object of type 'RolloutSpecSelector' to JSON representation.
 */
export function toJson_RolloutSpecSelector(obj: RolloutSpecSelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'matchExpressions': obj.matchExpressions?.map(y => toJson_RolloutSpecSelectorMatchExpressions(y)),
    'matchLabels': ((obj.matchLabels) === undefined) ? undefined : (Object.entries(obj.matchLabels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategy {
  readonly blueGreen?: RolloutSpecStrategyBlueGreen;
  readonly canary?: RolloutSpecStrategyCanary;
}

/**
 * Converts an object of type 'RolloutSpecStrategy' to JSON representation.
 */
export function toJson_RolloutSpecStrategy(obj: RolloutSpecStrategy | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'blueGreen': toJson_RolloutSpecStrategyBlueGreen(obj.blueGreen),
    'canary': toJson_RolloutSpecStrategyCanary(obj.canary),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecWorkloadRef {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly scaleDown?: string;
}

/**
 * Converts an object of type 'RolloutSpecWorkloadRef' to JSON representation.
 */
export function toJson_RolloutSpecWorkloadRef(obj: RolloutSpecWorkloadRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'apiVersion': obj.apiVersion,
    'kind': obj.kind,
    'name': obj.name,
    'scaleDown': obj.scaleDown,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecSelectorMatchExpressions {
  readonly key: string;
  readonly operator: string;
  readonly values?: string[];
}

/**
 * Converts an object of type 'RolloutSpecSelectorMatchExpressions' to JSON representation.
 */
export function toJson_RolloutSpecSelectorMatchExpressions(obj: RolloutSpecSelectorMatchExpressions | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'operator': obj.operator,
    'values': obj.values?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreen {
  readonly abortScaleDownDelaySeconds?: number;
  readonly activeMetadata?: RolloutSpecStrategyBlueGreenActiveMetadata;
  readonly activeService: string;
  readonly antiAffinity?: RolloutSpecStrategyBlueGreenAntiAffinity;
  readonly autoPromotionEnabled?: boolean;
  readonly autoPromotionSeconds?: number;
  readonly maxUnavailable?: RolloutSpecStrategyBlueGreenMaxUnavailable;
  readonly postPromotionAnalysis?: RolloutSpecStrategyBlueGreenPostPromotionAnalysis;
  readonly prePromotionAnalysis?: RolloutSpecStrategyBlueGreenPrePromotionAnalysis;
  readonly previewMetadata?: RolloutSpecStrategyBlueGreenPreviewMetadata;
  readonly previewReplicaCount?: number;
  readonly previewService?: string;
  readonly scaleDownDelayRevisionLimit?: number;
  readonly scaleDownDelaySeconds?: number;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreen' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreen(obj: RolloutSpecStrategyBlueGreen | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'abortScaleDownDelaySeconds': obj.abortScaleDownDelaySeconds,
    'activeMetadata': toJson_RolloutSpecStrategyBlueGreenActiveMetadata(obj.activeMetadata),
    'activeService': obj.activeService,
    'antiAffinity': toJson_RolloutSpecStrategyBlueGreenAntiAffinity(obj.antiAffinity),
    'autoPromotionEnabled': obj.autoPromotionEnabled,
    'autoPromotionSeconds': obj.autoPromotionSeconds,
    'maxUnavailable': obj.maxUnavailable,
    'postPromotionAnalysis': toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysis(obj.postPromotionAnalysis),
    'prePromotionAnalysis': toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysis(obj.prePromotionAnalysis),
    'previewMetadata': toJson_RolloutSpecStrategyBlueGreenPreviewMetadata(obj.previewMetadata),
    'previewReplicaCount': obj.previewReplicaCount,
    'previewService': obj.previewService,
    'scaleDownDelayRevisionLimit': obj.scaleDownDelayRevisionLimit,
    'scaleDownDelaySeconds': obj.scaleDownDelaySeconds,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanary {
  readonly abortScaleDownDelaySeconds?: number;
  readonly analysis?: RolloutSpecStrategyCanaryAnalysis;
  readonly antiAffinity?: RolloutSpecStrategyCanaryAntiAffinity;
  readonly canaryMetadata?: RolloutSpecStrategyCanaryCanaryMetadata;
  readonly canaryService?: string;
  readonly dynamicStableScale?: boolean;
  readonly maxSurge?: RolloutSpecStrategyCanaryMaxSurge;
  readonly maxUnavailable?: RolloutSpecStrategyCanaryMaxUnavailable;
  readonly minPodsPerReplicaSet?: number;
  readonly pingPong?: RolloutSpecStrategyCanaryPingPong;
  readonly replicaProgressThreshold?: RolloutSpecStrategyCanaryReplicaProgressThreshold;
  readonly scaleDownDelayRevisionLimit?: number;
  readonly scaleDownDelaySeconds?: number;
  readonly stableMetadata?: RolloutSpecStrategyCanaryStableMetadata;
  readonly stableService?: string;
  readonly steps?: RolloutSpecStrategyCanarySteps[];
  readonly trafficRouting?: RolloutSpecStrategyCanaryTrafficRouting;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanary' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanary(obj: RolloutSpecStrategyCanary | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'abortScaleDownDelaySeconds': obj.abortScaleDownDelaySeconds,
    'analysis': toJson_RolloutSpecStrategyCanaryAnalysis(obj.analysis),
    'antiAffinity': toJson_RolloutSpecStrategyCanaryAntiAffinity(obj.antiAffinity),
    'canaryMetadata': toJson_RolloutSpecStrategyCanaryCanaryMetadata(obj.canaryMetadata),
    'canaryService': obj.canaryService,
    'dynamicStableScale': obj.dynamicStableScale,
    'maxSurge': obj.maxSurge,
    'maxUnavailable': obj.maxUnavailable,
    'minPodsPerReplicaSet': obj.minPodsPerReplicaSet,
    'pingPong': toJson_RolloutSpecStrategyCanaryPingPong(obj.pingPong),
    'replicaProgressThreshold': toJson_RolloutSpecStrategyCanaryReplicaProgressThreshold(obj.replicaProgressThreshold),
    'scaleDownDelayRevisionLimit': obj.scaleDownDelayRevisionLimit,
    'scaleDownDelaySeconds': obj.scaleDownDelaySeconds,
    'stableMetadata': toJson_RolloutSpecStrategyCanaryStableMetadata(obj.stableMetadata),
    'stableService': obj.stableService,
    'steps': obj.steps?.map(y => toJson_RolloutSpecStrategyCanarySteps(y)),
    'trafficRouting': toJson_RolloutSpecStrategyCanaryTrafficRouting(obj.trafficRouting),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenActiveMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenActiveMetadata' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenActiveMetadata(obj: RolloutSpecStrategyBlueGreenActiveMetadata | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.entries(obj.annotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'labels': ((obj.labels) === undefined) ? undefined : (Object.entries(obj.labels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenAntiAffinity {
  readonly preferredDuringSchedulingIgnoredDuringExecution?: RolloutSpecStrategyBlueGreenAntiAffinityPreferredDuringSchedulingIgnoredDuringExecution;
  readonly requiredDuringSchedulingIgnoredDuringExecution?: any;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenAntiAffinity' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenAntiAffinity(obj: RolloutSpecStrategyBlueGreenAntiAffinity | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'preferredDuringSchedulingIgnoredDuringExecution': toJson_RolloutSpecStrategyBlueGreenAntiAffinityPreferredDuringSchedulingIgnoredDuringExecution(obj.preferredDuringSchedulingIgnoredDuringExecution),
    'requiredDuringSchedulingIgnoredDuringExecution': obj.requiredDuringSchedulingIgnoredDuringExecution,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type RolloutSpecStrategyBlueGreenMaxUnavailable = number | string;

export interface RolloutSpecStrategyBlueGreenPostPromotionAnalysis {
  readonly analysisRunMetadata?: RolloutSpecStrategyBlueGreenPostPromotionAnalysisAnalysisRunMetadata;
  readonly args?: RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgs[];
  readonly dryRun?: RolloutSpecStrategyBlueGreenPostPromotionAnalysisDryRun[];
  readonly measurementRetention?: RolloutSpecStrategyBlueGreenPostPromotionAnalysisMeasurementRetention[];
  readonly templates?: RolloutSpecStrategyBlueGreenPostPromotionAnalysisTemplates[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPostPromotionAnalysis' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysis(obj: RolloutSpecStrategyBlueGreenPostPromotionAnalysis | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'analysisRunMetadata': toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisAnalysisRunMetadata(obj.analysisRunMetadata),
    'args': obj.args?.map(y => toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgs(y)),
    'dryRun': obj.dryRun?.map(y => toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisDryRun(y)),
    'measurementRetention': obj.measurementRetention?.map(y => toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisMeasurementRetention(y)),
    'templates': obj.templates?.map(y => toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisTemplates(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPrePromotionAnalysis {
  readonly analysisRunMetadata?: RolloutSpecStrategyBlueGreenPrePromotionAnalysisAnalysisRunMetadata;
  readonly args?: RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgs[];
  readonly dryRun?: RolloutSpecStrategyBlueGreenPrePromotionAnalysisDryRun[];
  readonly measurementRetention?: RolloutSpecStrategyBlueGreenPrePromotionAnalysisMeasurementRetention[];
  readonly templates?: RolloutSpecStrategyBlueGreenPrePromotionAnalysisTemplates[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPrePromotionAnalysis' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysis(obj: RolloutSpecStrategyBlueGreenPrePromotionAnalysis | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'analysisRunMetadata': toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisAnalysisRunMetadata(obj.analysisRunMetadata),
    'args': obj.args?.map(y => toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgs(y)),
    'dryRun': obj.dryRun?.map(y => toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisDryRun(y)),
    'measurementRetention': obj.measurementRetention?.map(y => toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisMeasurementRetention(y)),
    'templates': obj.templates?.map(y => toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisTemplates(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPreviewMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPreviewMetadata' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPreviewMetadata(obj: RolloutSpecStrategyBlueGreenPreviewMetadata | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.entries(obj.annotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'labels': ((obj.labels) === undefined) ? undefined : (Object.entries(obj.labels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryAnalysis {
  readonly analysisRunMetadata?: RolloutSpecStrategyCanaryAnalysisAnalysisRunMetadata;
  readonly args?: RolloutSpecStrategyCanaryAnalysisArgs[];
  readonly dryRun?: RolloutSpecStrategyCanaryAnalysisDryRun[];
  readonly measurementRetention?: RolloutSpecStrategyCanaryAnalysisMeasurementRetention[];
  readonly startingStep?: number;
  readonly templates?: RolloutSpecStrategyCanaryAnalysisTemplates[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryAnalysis' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryAnalysis(obj: RolloutSpecStrategyCanaryAnalysis | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'analysisRunMetadata': toJson_RolloutSpecStrategyCanaryAnalysisAnalysisRunMetadata(obj.analysisRunMetadata),
    'args': obj.args?.map(y => toJson_RolloutSpecStrategyCanaryAnalysisArgs(y)),
    'dryRun': obj.dryRun?.map(y => toJson_RolloutSpecStrategyCanaryAnalysisDryRun(y)),
    'measurementRetention': obj.measurementRetention?.map(y => toJson_RolloutSpecStrategyCanaryAnalysisMeasurementRetention(y)),
    'startingStep': obj.startingStep,
    'templates': obj.templates?.map(y => toJson_RolloutSpecStrategyCanaryAnalysisTemplates(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryAntiAffinity {
  readonly preferredDuringSchedulingIgnoredDuringExecution?: RolloutSpecStrategyCanaryAntiAffinityPreferredDuringSchedulingIgnoredDuringExecution;
  readonly requiredDuringSchedulingIgnoredDuringExecution?: any;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryAntiAffinity' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryAntiAffinity(obj: RolloutSpecStrategyCanaryAntiAffinity | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'preferredDuringSchedulingIgnoredDuringExecution': toJson_RolloutSpecStrategyCanaryAntiAffinityPreferredDuringSchedulingIgnoredDuringExecution(obj.preferredDuringSchedulingIgnoredDuringExecution),
    'requiredDuringSchedulingIgnoredDuringExecution': obj.requiredDuringSchedulingIgnoredDuringExecution,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryCanaryMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryCanaryMetadata' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryCanaryMetadata(obj: RolloutSpecStrategyCanaryCanaryMetadata | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.entries(obj.annotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'labels': ((obj.labels) === undefined) ? undefined : (Object.entries(obj.labels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type RolloutSpecStrategyCanaryMaxSurge = number | string;

export type RolloutSpecStrategyCanaryMaxUnavailable = number | string;

export interface RolloutSpecStrategyCanaryPingPong {
  readonly pingService: string;
  readonly pongService: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryPingPong' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryPingPong(obj: RolloutSpecStrategyCanaryPingPong | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'pingService': obj.pingService,
    'pongService': obj.pongService,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryReplicaProgressThreshold {
  readonly type: string;
  readonly value: number;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryReplicaProgressThreshold' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryReplicaProgressThreshold(obj: RolloutSpecStrategyCanaryReplicaProgressThreshold | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'type': obj.type,
    'value': obj.value,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStableMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStableMetadata' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStableMetadata(obj: RolloutSpecStrategyCanaryStableMetadata | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.entries(obj.annotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'labels': ((obj.labels) === undefined) ? undefined : (Object.entries(obj.labels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanarySteps {
  readonly analysis?: RolloutSpecStrategyCanaryStepsAnalysis;
  readonly experiment?: RolloutSpecStrategyCanaryStepsExperiment;
  readonly pause?: RolloutSpecStrategyCanaryStepsPause;
  readonly plugin?: RolloutSpecStrategyCanaryStepsPlugin;
  readonly setCanaryScale?: RolloutSpecStrategyCanaryStepsSetCanaryScale;
  readonly setHeaderRoute?: RolloutSpecStrategyCanaryStepsSetHeaderRoute;
  readonly setMirrorRoute?: RolloutSpecStrategyCanaryStepsSetMirrorRoute;
  readonly setWeight?: number;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanarySteps' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanarySteps(obj: RolloutSpecStrategyCanarySteps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'analysis': toJson_RolloutSpecStrategyCanaryStepsAnalysis(obj.analysis),
    'experiment': toJson_RolloutSpecStrategyCanaryStepsExperiment(obj.experiment),
    'pause': toJson_RolloutSpecStrategyCanaryStepsPause(obj.pause),
    'plugin': toJson_RolloutSpecStrategyCanaryStepsPlugin(obj.plugin),
    'setCanaryScale': toJson_RolloutSpecStrategyCanaryStepsSetCanaryScale(obj.setCanaryScale),
    'setHeaderRoute': toJson_RolloutSpecStrategyCanaryStepsSetHeaderRoute(obj.setHeaderRoute),
    'setMirrorRoute': toJson_RolloutSpecStrategyCanaryStepsSetMirrorRoute(obj.setMirrorRoute),
    'setWeight': obj.setWeight,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRouting {
  readonly alb?: RolloutSpecStrategyCanaryTrafficRoutingAlb;
  readonly ambassador?: RolloutSpecStrategyCanaryTrafficRoutingAmbassador;
  readonly apisix?: RolloutSpecStrategyCanaryTrafficRoutingApisix;
  readonly appMesh?: RolloutSpecStrategyCanaryTrafficRoutingAppMesh;
  readonly istio?: RolloutSpecStrategyCanaryTrafficRoutingIstio;
  readonly managedRoutes?: RolloutSpecStrategyCanaryTrafficRoutingManagedRoutes[];
  readonly maxTrafficWeight?: number;
  readonly nginx?: RolloutSpecStrategyCanaryTrafficRoutingNginx;
  readonly plugins?: any;
  readonly smi?: RolloutSpecStrategyCanaryTrafficRoutingSmi;
  readonly traefik?: RolloutSpecStrategyCanaryTrafficRoutingTraefik;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRouting' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRouting(obj: RolloutSpecStrategyCanaryTrafficRouting | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'alb': toJson_RolloutSpecStrategyCanaryTrafficRoutingAlb(obj.alb),
    'ambassador': toJson_RolloutSpecStrategyCanaryTrafficRoutingAmbassador(obj.ambassador),
    'apisix': toJson_RolloutSpecStrategyCanaryTrafficRoutingApisix(obj.apisix),
    'appMesh': toJson_RolloutSpecStrategyCanaryTrafficRoutingAppMesh(obj.appMesh),
    'istio': toJson_RolloutSpecStrategyCanaryTrafficRoutingIstio(obj.istio),
    'managedRoutes': obj.managedRoutes?.map(y => toJson_RolloutSpecStrategyCanaryTrafficRoutingManagedRoutes(y)),
    'maxTrafficWeight': obj.maxTrafficWeight,
    'nginx': toJson_RolloutSpecStrategyCanaryTrafficRoutingNginx(obj.nginx),
    'plugins': obj.plugins,
    'smi': toJson_RolloutSpecStrategyCanaryTrafficRoutingSmi(obj.smi),
    'traefik': toJson_RolloutSpecStrategyCanaryTrafficRoutingTraefik(obj.traefik),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenAntiAffinityPreferredDuringSchedulingIgnoredDuringExecution {
  readonly weight: number;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenAntiAffinityPreferredDuringSchedulingIgnoredDuringExecution' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenAntiAffinityPreferredDuringSchedulingIgnoredDuringExecution(obj: RolloutSpecStrategyBlueGreenAntiAffinityPreferredDuringSchedulingIgnoredDuringExecution | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'weight': obj.weight,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPostPromotionAnalysisAnalysisRunMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPostPromotionAnalysisAnalysisRunMetadata' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisAnalysisRunMetadata(obj: RolloutSpecStrategyBlueGreenPostPromotionAnalysisAnalysisRunMetadata | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.entries(obj.annotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'labels': ((obj.labels) === undefined) ? undefined : (Object.entries(obj.labels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgs {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgsValueFrom;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgs' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgs(obj: RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgs | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
    'valueFrom': toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgsValueFrom(obj.valueFrom),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPostPromotionAnalysisDryRun {
  readonly metricName: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPostPromotionAnalysisDryRun' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisDryRun(obj: RolloutSpecStrategyBlueGreenPostPromotionAnalysisDryRun | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPostPromotionAnalysisMeasurementRetention {
  readonly limit: number;
  readonly metricName: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPostPromotionAnalysisMeasurementRetention' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisMeasurementRetention(obj: RolloutSpecStrategyBlueGreenPostPromotionAnalysisMeasurementRetention | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'limit': obj.limit,
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPostPromotionAnalysisTemplates {
  readonly clusterScope?: boolean;
  readonly templateName?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPostPromotionAnalysisTemplates' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisTemplates(obj: RolloutSpecStrategyBlueGreenPostPromotionAnalysisTemplates | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'clusterScope': obj.clusterScope,
    'templateName': obj.templateName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPrePromotionAnalysisAnalysisRunMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPrePromotionAnalysisAnalysisRunMetadata' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisAnalysisRunMetadata(obj: RolloutSpecStrategyBlueGreenPrePromotionAnalysisAnalysisRunMetadata | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.entries(obj.annotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'labels': ((obj.labels) === undefined) ? undefined : (Object.entries(obj.labels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgs {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgsValueFrom;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgs' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgs(obj: RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgs | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
    'valueFrom': toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgsValueFrom(obj.valueFrom),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPrePromotionAnalysisDryRun {
  readonly metricName: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPrePromotionAnalysisDryRun' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisDryRun(obj: RolloutSpecStrategyBlueGreenPrePromotionAnalysisDryRun | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPrePromotionAnalysisMeasurementRetention {
  readonly limit: number;
  readonly metricName: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPrePromotionAnalysisMeasurementRetention' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisMeasurementRetention(obj: RolloutSpecStrategyBlueGreenPrePromotionAnalysisMeasurementRetention | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'limit': obj.limit,
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPrePromotionAnalysisTemplates {
  readonly clusterScope?: boolean;
  readonly templateName?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPrePromotionAnalysisTemplates' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisTemplates(obj: RolloutSpecStrategyBlueGreenPrePromotionAnalysisTemplates | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'clusterScope': obj.clusterScope,
    'templateName': obj.templateName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryAnalysisAnalysisRunMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryAnalysisAnalysisRunMetadata' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryAnalysisAnalysisRunMetadata(obj: RolloutSpecStrategyCanaryAnalysisAnalysisRunMetadata | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.entries(obj.annotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'labels': ((obj.labels) === undefined) ? undefined : (Object.entries(obj.labels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryAnalysisArgs {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: RolloutSpecStrategyCanaryAnalysisArgsValueFrom;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryAnalysisArgs' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryAnalysisArgs(obj: RolloutSpecStrategyCanaryAnalysisArgs | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
    'valueFrom': toJson_RolloutSpecStrategyCanaryAnalysisArgsValueFrom(obj.valueFrom),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryAnalysisDryRun {
  readonly metricName: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryAnalysisDryRun' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryAnalysisDryRun(obj: RolloutSpecStrategyCanaryAnalysisDryRun | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryAnalysisMeasurementRetention {
  readonly limit: number;
  readonly metricName: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryAnalysisMeasurementRetention' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryAnalysisMeasurementRetention(obj: RolloutSpecStrategyCanaryAnalysisMeasurementRetention | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'limit': obj.limit,
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryAnalysisTemplates {
  readonly clusterScope?: boolean;
  readonly templateName?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryAnalysisTemplates' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryAnalysisTemplates(obj: RolloutSpecStrategyCanaryAnalysisTemplates | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'clusterScope': obj.clusterScope,
    'templateName': obj.templateName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryAntiAffinityPreferredDuringSchedulingIgnoredDuringExecution {
  readonly weight: number;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryAntiAffinityPreferredDuringSchedulingIgnoredDuringExecution' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryAntiAffinityPreferredDuringSchedulingIgnoredDuringExecution(obj: RolloutSpecStrategyCanaryAntiAffinityPreferredDuringSchedulingIgnoredDuringExecution | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'weight': obj.weight,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsAnalysis {
  readonly analysisRunMetadata?: RolloutSpecStrategyCanaryStepsAnalysisAnalysisRunMetadata;
  readonly args?: RolloutSpecStrategyCanaryStepsAnalysisArgs[];
  readonly dryRun?: RolloutSpecStrategyCanaryStepsAnalysisDryRun[];
  readonly measurementRetention?: RolloutSpecStrategyCanaryStepsAnalysisMeasurementRetention[];
  readonly templates?: RolloutSpecStrategyCanaryStepsAnalysisTemplates[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsAnalysis' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsAnalysis(obj: RolloutSpecStrategyCanaryStepsAnalysis | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'analysisRunMetadata': toJson_RolloutSpecStrategyCanaryStepsAnalysisAnalysisRunMetadata(obj.analysisRunMetadata),
    'args': obj.args?.map(y => toJson_RolloutSpecStrategyCanaryStepsAnalysisArgs(y)),
    'dryRun': obj.dryRun?.map(y => toJson_RolloutSpecStrategyCanaryStepsAnalysisDryRun(y)),
    'measurementRetention': obj.measurementRetention?.map(y => toJson_RolloutSpecStrategyCanaryStepsAnalysisMeasurementRetention(y)),
    'templates': obj.templates?.map(y => toJson_RolloutSpecStrategyCanaryStepsAnalysisTemplates(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsExperiment {
  readonly analyses?: RolloutSpecStrategyCanaryStepsExperimentAnalyses[];
  readonly analysisRunMetadata?: RolloutSpecStrategyCanaryStepsExperimentAnalysisRunMetadata;
  readonly dryRun?: RolloutSpecStrategyCanaryStepsExperimentDryRun[];
  readonly duration?: string;
  readonly scaleDownDelaySeconds?: number;
  readonly templates: RolloutSpecStrategyCanaryStepsExperimentTemplates[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsExperiment' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsExperiment(obj: RolloutSpecStrategyCanaryStepsExperiment | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'analyses': obj.analyses?.map(y => toJson_RolloutSpecStrategyCanaryStepsExperimentAnalyses(y)),
    'analysisRunMetadata': toJson_RolloutSpecStrategyCanaryStepsExperimentAnalysisRunMetadata(obj.analysisRunMetadata),
    'dryRun': obj.dryRun?.map(y => toJson_RolloutSpecStrategyCanaryStepsExperimentDryRun(y)),
    'duration': obj.duration,
    'scaleDownDelaySeconds': obj.scaleDownDelaySeconds,
    'templates': obj.templates?.map(y => toJson_RolloutSpecStrategyCanaryStepsExperimentTemplates(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsPause {
  readonly duration?: RolloutSpecStrategyCanaryStepsPauseDuration;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsPause' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsPause(obj: RolloutSpecStrategyCanaryStepsPause | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'duration': obj.duration,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsPlugin {
  readonly config?: any;
  readonly name: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsPlugin' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsPlugin(obj: RolloutSpecStrategyCanaryStepsPlugin | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'config': obj.config,
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsSetCanaryScale {
  readonly matchTrafficWeight?: boolean;
  readonly replicas?: number;
  readonly weight?: number;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsSetCanaryScale' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsSetCanaryScale(obj: RolloutSpecStrategyCanaryStepsSetCanaryScale | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'matchTrafficWeight': obj.matchTrafficWeight,
    'replicas': obj.replicas,
    'weight': obj.weight,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsSetHeaderRoute {
  readonly match?: RolloutSpecStrategyCanaryStepsSetHeaderRouteMatch[];
  readonly name?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsSetHeaderRoute' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsSetHeaderRoute(obj: RolloutSpecStrategyCanaryStepsSetHeaderRoute | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'match': obj.match?.map(y => toJson_RolloutSpecStrategyCanaryStepsSetHeaderRouteMatch(y)),
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsSetMirrorRoute {
  readonly match?: RolloutSpecStrategyCanaryStepsSetMirrorRouteMatch[];
  readonly name: string;
  readonly percentage?: number;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsSetMirrorRoute' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsSetMirrorRoute(obj: RolloutSpecStrategyCanaryStepsSetMirrorRoute | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'match': obj.match?.map(y => toJson_RolloutSpecStrategyCanaryStepsSetMirrorRouteMatch(y)),
    'name': obj.name,
    'percentage': obj.percentage,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingAlb {
  readonly annotationPrefix?: string;
  readonly ingress?: string;
  readonly ingresses?: string[];
  readonly rootService?: string;
  readonly servicePort: number;
  readonly stickinessConfig?: RolloutSpecStrategyCanaryTrafficRoutingAlbStickinessConfig;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingAlb' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingAlb(obj: RolloutSpecStrategyCanaryTrafficRoutingAlb | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotationPrefix': obj.annotationPrefix,
    'ingress': obj.ingress,
    'ingresses': obj.ingresses?.map(y => y),
    'rootService': obj.rootService,
    'servicePort': obj.servicePort,
    'stickinessConfig': toJson_RolloutSpecStrategyCanaryTrafficRoutingAlbStickinessConfig(obj.stickinessConfig),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingAmbassador {
  readonly mappings: string[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingAmbassador' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingAmbassador(obj: RolloutSpecStrategyCanaryTrafficRoutingAmbassador | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'mappings': obj.mappings?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingApisix {
  readonly route?: RolloutSpecStrategyCanaryTrafficRoutingApisixRoute;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingApisix' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingApisix(obj: RolloutSpecStrategyCanaryTrafficRoutingApisix | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'route': toJson_RolloutSpecStrategyCanaryTrafficRoutingApisixRoute(obj.route),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingAppMesh {
  readonly virtualNodeGroup?: RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroup;
  readonly virtualService?: RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualService;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingAppMesh' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingAppMesh(obj: RolloutSpecStrategyCanaryTrafficRoutingAppMesh | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'virtualNodeGroup': toJson_RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroup(obj.virtualNodeGroup),
    'virtualService': toJson_RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualService(obj.virtualService),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingIstio {
  readonly destinationRule?: RolloutSpecStrategyCanaryTrafficRoutingIstioDestinationRule;
  readonly virtualService?: RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualService;
  readonly virtualServices?: RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServices[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingIstio' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingIstio(obj: RolloutSpecStrategyCanaryTrafficRoutingIstio | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'destinationRule': toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioDestinationRule(obj.destinationRule),
    'virtualService': toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualService(obj.virtualService),
    'virtualServices': obj.virtualServices?.map(y => toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServices(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingManagedRoutes {
  readonly name: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingManagedRoutes' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingManagedRoutes(obj: RolloutSpecStrategyCanaryTrafficRoutingManagedRoutes | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingNginx {
  readonly additionalIngressAnnotations?: { [key: string]: string };
  readonly annotationPrefix?: string;
  readonly canaryIngressAnnotations?: { [key: string]: string };
  readonly stableIngress?: string;
  readonly stableIngresses?: string[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingNginx' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingNginx(obj: RolloutSpecStrategyCanaryTrafficRoutingNginx | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'additionalIngressAnnotations': ((obj.additionalIngressAnnotations) === undefined) ? undefined : (Object.entries(obj.additionalIngressAnnotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'annotationPrefix': obj.annotationPrefix,
    'canaryIngressAnnotations': ((obj.canaryIngressAnnotations) === undefined) ? undefined : (Object.entries(obj.canaryIngressAnnotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'stableIngress': obj.stableIngress,
    'stableIngresses': obj.stableIngresses?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingSmi {
  readonly rootService?: string;
  readonly trafficSplitName?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingSmi' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingSmi(obj: RolloutSpecStrategyCanaryTrafficRoutingSmi | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'rootService': obj.rootService,
    'trafficSplitName': obj.trafficSplitName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingTraefik {
  readonly weightedTraefikServiceName: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingTraefik' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingTraefik(obj: RolloutSpecStrategyCanaryTrafficRoutingTraefik | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'weightedTraefikServiceName': obj.weightedTraefikServiceName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgsValueFrom {
  readonly fieldRef?: RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgsValueFromFieldRef;
  readonly podTemplateHashValue?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgsValueFrom' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgsValueFrom(obj: RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgsValueFrom | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldRef': toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgsValueFromFieldRef(obj.fieldRef),
    'podTemplateHashValue': obj.podTemplateHashValue,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgsValueFrom {
  readonly fieldRef?: RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgsValueFromFieldRef;
  readonly podTemplateHashValue?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgsValueFrom' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgsValueFrom(obj: RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgsValueFrom | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldRef': toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgsValueFromFieldRef(obj.fieldRef),
    'podTemplateHashValue': obj.podTemplateHashValue,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryAnalysisArgsValueFrom {
  readonly fieldRef?: RolloutSpecStrategyCanaryAnalysisArgsValueFromFieldRef;
  readonly podTemplateHashValue?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryAnalysisArgsValueFrom' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryAnalysisArgsValueFrom(obj: RolloutSpecStrategyCanaryAnalysisArgsValueFrom | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldRef': toJson_RolloutSpecStrategyCanaryAnalysisArgsValueFromFieldRef(obj.fieldRef),
    'podTemplateHashValue': obj.podTemplateHashValue,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsAnalysisAnalysisRunMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsAnalysisAnalysisRunMetadata' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsAnalysisAnalysisRunMetadata(obj: RolloutSpecStrategyCanaryStepsAnalysisAnalysisRunMetadata | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.entries(obj.annotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'labels': ((obj.labels) === undefined) ? undefined : (Object.entries(obj.labels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsAnalysisArgs {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: RolloutSpecStrategyCanaryStepsAnalysisArgsValueFrom;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsAnalysisArgs' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsAnalysisArgs(obj: RolloutSpecStrategyCanaryStepsAnalysisArgs | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
    'valueFrom': toJson_RolloutSpecStrategyCanaryStepsAnalysisArgsValueFrom(obj.valueFrom),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsAnalysisDryRun {
  readonly metricName: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsAnalysisDryRun' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsAnalysisDryRun(obj: RolloutSpecStrategyCanaryStepsAnalysisDryRun | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsAnalysisMeasurementRetention {
  readonly limit: number;
  readonly metricName: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsAnalysisMeasurementRetention' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsAnalysisMeasurementRetention(obj: RolloutSpecStrategyCanaryStepsAnalysisMeasurementRetention | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'limit': obj.limit,
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsAnalysisTemplates {
  readonly clusterScope?: boolean;
  readonly templateName?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsAnalysisTemplates' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsAnalysisTemplates(obj: RolloutSpecStrategyCanaryStepsAnalysisTemplates | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'clusterScope': obj.clusterScope,
    'templateName': obj.templateName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsExperimentAnalyses {
  readonly args?: RolloutSpecStrategyCanaryStepsExperimentAnalysesArgs[];
  readonly clusterScope?: boolean;
  readonly name: string;
  readonly requiredForCompletion?: boolean;
  readonly templateName: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsExperimentAnalyses' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsExperimentAnalyses(obj: RolloutSpecStrategyCanaryStepsExperimentAnalyses | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'args': obj.args?.map(y => toJson_RolloutSpecStrategyCanaryStepsExperimentAnalysesArgs(y)),
    'clusterScope': obj.clusterScope,
    'name': obj.name,
    'requiredForCompletion': obj.requiredForCompletion,
    'templateName': obj.templateName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsExperimentAnalysisRunMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsExperimentAnalysisRunMetadata' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsExperimentAnalysisRunMetadata(obj: RolloutSpecStrategyCanaryStepsExperimentAnalysisRunMetadata | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.entries(obj.annotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'labels': ((obj.labels) === undefined) ? undefined : (Object.entries(obj.labels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsExperimentDryRun {
  readonly metricName: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsExperimentDryRun' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsExperimentDryRun(obj: RolloutSpecStrategyCanaryStepsExperimentDryRun | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metricName': obj.metricName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsExperimentTemplates {
  readonly metadata?: RolloutSpecStrategyCanaryStepsExperimentTemplatesMetadata;
  readonly name: string;
  readonly replicas?: number;
  readonly selector?: RolloutSpecStrategyCanaryStepsExperimentTemplatesSelector;
  readonly service?: RolloutSpecStrategyCanaryStepsExperimentTemplatesService;
  readonly specRef: string;
  readonly weight?: number;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsExperimentTemplates' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsExperimentTemplates(obj: RolloutSpecStrategyCanaryStepsExperimentTemplates | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': toJson_RolloutSpecStrategyCanaryStepsExperimentTemplatesMetadata(obj.metadata),
    'name': obj.name,
    'replicas': obj.replicas,
    'selector': toJson_RolloutSpecStrategyCanaryStepsExperimentTemplatesSelector(obj.selector),
    'service': toJson_RolloutSpecStrategyCanaryStepsExperimentTemplatesService(obj.service),
    'specRef': obj.specRef,
    'weight': obj.weight,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type RolloutSpecStrategyCanaryStepsPauseDuration = number | string;

export interface RolloutSpecStrategyCanaryStepsSetHeaderRouteMatch {
  readonly headerName: string;
  readonly headerValue: RolloutSpecStrategyCanaryStepsSetHeaderRouteMatchHeaderValue;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsSetHeaderRouteMatch' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsSetHeaderRouteMatch(obj: RolloutSpecStrategyCanaryStepsSetHeaderRouteMatch | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'headerName': obj.headerName,
    'headerValue': toJson_RolloutSpecStrategyCanaryStepsSetHeaderRouteMatchHeaderValue(obj.headerValue),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsSetMirrorRouteMatch {
  readonly headers?: { [key: string]: RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchHeaders };
  readonly method?: RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchMethod;
  readonly path?: RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchPath;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsSetMirrorRouteMatch' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsSetMirrorRouteMatch(obj: RolloutSpecStrategyCanaryStepsSetMirrorRouteMatch | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'headers': ((obj.headers) === undefined) ? undefined : (Object.entries(obj.headers).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: toJson_RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchHeaders(i[1]) }), {})),
    'method': toJson_RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchMethod(obj.method),
    'path': toJson_RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchPath(obj.path),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingAlbStickinessConfig {
  readonly durationSeconds: number;
  readonly enabled: boolean;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingAlbStickinessConfig' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingAlbStickinessConfig(obj: RolloutSpecStrategyCanaryTrafficRoutingAlbStickinessConfig | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'durationSeconds': obj.durationSeconds,
    'enabled': obj.enabled,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingApisixRoute {
  readonly name: string;
  readonly rules?: string[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingApisixRoute' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingApisixRoute(obj: RolloutSpecStrategyCanaryTrafficRoutingApisixRoute | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'rules': obj.rules?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroup {
  readonly canaryVirtualNodeRef: RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroupCanaryVirtualNodeRef;
  readonly stableVirtualNodeRef: RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroupStableVirtualNodeRef;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroup' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroup(obj: RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroup | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'canaryVirtualNodeRef': toJson_RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroupCanaryVirtualNodeRef(obj.canaryVirtualNodeRef),
    'stableVirtualNodeRef': toJson_RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroupStableVirtualNodeRef(obj.stableVirtualNodeRef),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualService {
  readonly name: string;
  readonly routes?: string[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualService' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualService(obj: RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualService | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'routes': obj.routes?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingIstioDestinationRule {
  readonly additionalSubsetNames?: string[];
  readonly canarySubsetName: string;
  readonly name: string;
  readonly stableSubsetName: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingIstioDestinationRule' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioDestinationRule(obj: RolloutSpecStrategyCanaryTrafficRoutingIstioDestinationRule | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'additionalSubsetNames': obj.additionalSubsetNames?.map(y => y),
    'canarySubsetName': obj.canarySubsetName,
    'name': obj.name,
    'stableSubsetName': obj.stableSubsetName,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualService {
  readonly name: string;
  readonly routes?: string[];
  readonly tcpRoutes?: RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServiceTcpRoutes[];
  readonly tlsRoutes?: RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServiceTlsRoutes[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualService' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualService(obj: RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualService | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'routes': obj.routes?.map(y => y),
    'tcpRoutes': obj.tcpRoutes?.map(y => toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServiceTcpRoutes(y)),
    'tlsRoutes': obj.tlsRoutes?.map(y => toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServiceTlsRoutes(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServices {
  readonly name: string;
  readonly routes?: string[];
  readonly tcpRoutes?: RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServicesTcpRoutes[];
  readonly tlsRoutes?: RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServicesTlsRoutes[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServices' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServices(obj: RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServices | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'routes': obj.routes?.map(y => y),
    'tcpRoutes': obj.tcpRoutes?.map(y => toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServicesTcpRoutes(y)),
    'tlsRoutes': obj.tlsRoutes?.map(y => toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServicesTlsRoutes(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgsValueFromFieldRef {
  readonly fieldPath: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgsValueFromFieldRef' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgsValueFromFieldRef(obj: RolloutSpecStrategyBlueGreenPostPromotionAnalysisArgsValueFromFieldRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldPath': obj.fieldPath,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgsValueFromFieldRef {
  readonly fieldPath: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgsValueFromFieldRef' to JSON representation.
 */
export function toJson_RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgsValueFromFieldRef(obj: RolloutSpecStrategyBlueGreenPrePromotionAnalysisArgsValueFromFieldRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldPath': obj.fieldPath,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryAnalysisArgsValueFromFieldRef {
  readonly fieldPath: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryAnalysisArgsValueFromFieldRef' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryAnalysisArgsValueFromFieldRef(obj: RolloutSpecStrategyCanaryAnalysisArgsValueFromFieldRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldPath': obj.fieldPath,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsAnalysisArgsValueFrom {
  readonly fieldRef?: RolloutSpecStrategyCanaryStepsAnalysisArgsValueFromFieldRef;
  readonly podTemplateHashValue?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsAnalysisArgsValueFrom' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsAnalysisArgsValueFrom(obj: RolloutSpecStrategyCanaryStepsAnalysisArgsValueFrom | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldRef': toJson_RolloutSpecStrategyCanaryStepsAnalysisArgsValueFromFieldRef(obj.fieldRef),
    'podTemplateHashValue': obj.podTemplateHashValue,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsExperimentAnalysesArgs {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: RolloutSpecStrategyCanaryStepsExperimentAnalysesArgsValueFrom;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsExperimentAnalysesArgs' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsExperimentAnalysesArgs(obj: RolloutSpecStrategyCanaryStepsExperimentAnalysesArgs | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
    'value': obj.value,
    'valueFrom': toJson_RolloutSpecStrategyCanaryStepsExperimentAnalysesArgsValueFrom(obj.valueFrom),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsExperimentTemplatesMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsExperimentTemplatesMetadata' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsExperimentTemplatesMetadata(obj: RolloutSpecStrategyCanaryStepsExperimentTemplatesMetadata | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'annotations': ((obj.annotations) === undefined) ? undefined : (Object.entries(obj.annotations).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
    'labels': ((obj.labels) === undefined) ? undefined : (Object.entries(obj.labels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsExperimentTemplatesSelector {
  readonly matchExpressions?: RolloutSpecStrategyCanaryStepsExperimentTemplatesSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsExperimentTemplatesSelector' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsExperimentTemplatesSelector(obj: RolloutSpecStrategyCanaryStepsExperimentTemplatesSelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'matchExpressions': obj.matchExpressions?.map(y => toJson_RolloutSpecStrategyCanaryStepsExperimentTemplatesSelectorMatchExpressions(y)),
    'matchLabels': ((obj.matchLabels) === undefined) ? undefined : (Object.entries(obj.matchLabels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsExperimentTemplatesService {
  readonly name?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsExperimentTemplatesService' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsExperimentTemplatesService(obj: RolloutSpecStrategyCanaryStepsExperimentTemplatesService | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsSetHeaderRouteMatchHeaderValue {
  readonly exact?: string;
  readonly prefix?: string;
  readonly regex?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsSetHeaderRouteMatchHeaderValue' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsSetHeaderRouteMatchHeaderValue(obj: RolloutSpecStrategyCanaryStepsSetHeaderRouteMatchHeaderValue | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'exact': obj.exact,
    'prefix': obj.prefix,
    'regex': obj.regex,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchHeaders {
  readonly exact?: string;
  readonly prefix?: string;
  readonly regex?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchHeaders' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchHeaders(obj: RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchHeaders | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'exact': obj.exact,
    'prefix': obj.prefix,
    'regex': obj.regex,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchMethod {
  readonly exact?: string;
  readonly prefix?: string;
  readonly regex?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchMethod' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchMethod(obj: RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchMethod | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'exact': obj.exact,
    'prefix': obj.prefix,
    'regex': obj.regex,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchPath {
  readonly exact?: string;
  readonly prefix?: string;
  readonly regex?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchPath' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchPath(obj: RolloutSpecStrategyCanaryStepsSetMirrorRouteMatchPath | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'exact': obj.exact,
    'prefix': obj.prefix,
    'regex': obj.regex,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroupCanaryVirtualNodeRef {
  readonly name: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroupCanaryVirtualNodeRef' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroupCanaryVirtualNodeRef(obj: RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroupCanaryVirtualNodeRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroupStableVirtualNodeRef {
  readonly name: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroupStableVirtualNodeRef' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroupStableVirtualNodeRef(obj: RolloutSpecStrategyCanaryTrafficRoutingAppMeshVirtualNodeGroupStableVirtualNodeRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServiceTcpRoutes {
  readonly port?: number;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServiceTcpRoutes' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServiceTcpRoutes(obj: RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServiceTcpRoutes | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'port': obj.port,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServiceTlsRoutes {
  readonly port?: number;
  readonly sniHosts?: string[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServiceTlsRoutes' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServiceTlsRoutes(obj: RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServiceTlsRoutes | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'port': obj.port,
    'sniHosts': obj.sniHosts?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServicesTcpRoutes {
  readonly port?: number;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServicesTcpRoutes' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServicesTcpRoutes(obj: RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServicesTcpRoutes | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'port': obj.port,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServicesTlsRoutes {
  readonly port?: number;
  readonly sniHosts?: string[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServicesTlsRoutes' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServicesTlsRoutes(obj: RolloutSpecStrategyCanaryTrafficRoutingIstioVirtualServicesTlsRoutes | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'port': obj.port,
    'sniHosts': obj.sniHosts?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsAnalysisArgsValueFromFieldRef {
  readonly fieldPath: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsAnalysisArgsValueFromFieldRef' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsAnalysisArgsValueFromFieldRef(obj: RolloutSpecStrategyCanaryStepsAnalysisArgsValueFromFieldRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldPath': obj.fieldPath,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsExperimentAnalysesArgsValueFrom {
  readonly fieldRef?: RolloutSpecStrategyCanaryStepsExperimentAnalysesArgsValueFromFieldRef;
  readonly podTemplateHashValue?: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsExperimentAnalysesArgsValueFrom' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsExperimentAnalysesArgsValueFrom(obj: RolloutSpecStrategyCanaryStepsExperimentAnalysesArgsValueFrom | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldRef': toJson_RolloutSpecStrategyCanaryStepsExperimentAnalysesArgsValueFromFieldRef(obj.fieldRef),
    'podTemplateHashValue': obj.podTemplateHashValue,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsExperimentTemplatesSelectorMatchExpressions {
  readonly key: string;
  readonly operator: string;
  readonly values?: string[];
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsExperimentTemplatesSelectorMatchExpressions' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsExperimentTemplatesSelectorMatchExpressions(obj: RolloutSpecStrategyCanaryStepsExperimentTemplatesSelectorMatchExpressions | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'operator': obj.operator,
    'values': obj.values?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface RolloutSpecStrategyCanaryStepsExperimentAnalysesArgsValueFromFieldRef {
  readonly fieldPath: string;
}

/**
 * Converts an object of type 'RolloutSpecStrategyCanaryStepsExperimentAnalysesArgsValueFromFieldRef' to JSON representation.
 */
export function toJson_RolloutSpecStrategyCanaryStepsExperimentAnalysesArgsValueFromFieldRef(obj: RolloutSpecStrategyCanaryStepsExperimentAnalysesArgsValueFromFieldRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'fieldPath': obj.fieldPath,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}
