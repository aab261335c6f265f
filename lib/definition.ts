/** All that a definition is written with, whatever the engine: what the entries of cdk8s and of Pulumi have in common. */
export { CutoverError } from './core/error';
export type { KubeObject, KubeProbe, PodTemplate } from './core/kube';
export { SLOT_LABEL, VERSION_LABEL, type Labels, type SlotName } from './core/labels';
export { formatProblem, formatReport, type Place, type Problem, type Severity } from './core/problem';
export { GitAccess } from './actor/git-access';
export type { ActorProps, ActorRepository, SecretAddress } from './actor/program';
export type { CpuAmount, MemoryAmount, Seconds } from './core/quantity';
export { Rule, type RuleProps, type Violation } from './core/rule';
export type { Check, CheckedObject, CheckedRelease } from './checks/check';
export { standardChecks } from './checks/registry';
export type { Synthesis } from './checks/synthesis';
export { connectionBudget, type ConnectionBudget, type ConnectionDemand } from './database/budget';
export { Database, type PostgresProps } from './database/database';
export { Environment } from './files/environment';
export { Platform } from './files/platform';
export { Release } from './files/release';
export { Dashboard, type ConfigMapDashboardProps, type GrafanaOperatorDashboardProps } from './dashboard/target';
export {
  alertDetection,
  gateDetection,
  type AlertTiming,
  type Delay,
  type GateTiming,
  type Sampling,
  type StepChange,
  type TimeToRollback,
} from './gates/detection';
export { budgetShare, costOf, type Cost, type Exposure } from './gates/exposure';
export { planOutlook, type GateOutlook, type OutlookInput, type PlanOutlook, type StageOutlook } from './gates/outlook';
export { fixedSampleSize, type Hypotheses, type Risk, type StageRisk } from './gates/power';
export { Gate, type BudgetProps, type JobProps, type LoadProps, type NoPageProps, type SmokeProps } from './gates/gate';
export { Blackbox, type BlackboxProps } from './monitoring/blackbox';
export { Monitoring, type MonitoringProps } from './monitoring/monitoring';
export { Scrape, type MergedProps } from './monitoring/scrape';
export { Tracing, type TracingProps } from './monitoring/tracing';
export {
  Objective,
  type Bounds,
  type Comparison,
  type LatencyProps,
  type Level,
  type Milliseconds,
  type NoData,
  type ObjectiveFacts,
  type ObjectiveOptions,
  type RelativeLatencyProps,
} from './objectives/objective';
export {
  Objectives,
  type Guide000Props,
  type Guide001Props,
  type Guide002Props,
  type Guide003Props,
} from './objectives/profiles';
export { Slo, type AvailabilitySloProps, type LatencySloProps, type SloOptions } from './objectives/slo';
export { is, isNot, isOneOf, matches, quote, selector, type Matcher } from './promql/text';
export { rate, sumOfRates, type Series } from './promql/rates';
export {
  Signal,
  type Look,
  type Need,
  type Scope,
  type SeriesKind,
  type SignalProps,
  type ValueRange,
  type Unit,
  type WatchedVersion,
} from './signals/signal';
export { Signals, Telemetries } from './signals/catalogue';
export type { SequentialTest } from './signals/sprt';
export type { DurationSeries, Telemetry } from './signals/telemetry';
export type {
  GitOpsEngine,
  PlatformFacts,
  PrometheusFacts,
  ResolvedPlatform,
  SidecarMode,
  Topology,
} from './platform/platform';
export type { Lock, LockEntry } from './release/lock';
export { nextRelease, stageModel, type SlotState, type StageModel } from './release/model';
export { ReleasePlan, type PlanOptions } from './release/plan';
export type { Approval, ReleaseData, SlotVersion } from './release/release';
export {
  stageName,
  type PreviewStage,
  type RestStage,
  type RetireStage,
  type ShiftStage,
  type SoakStage,
  type Stage,
} from './release/stage';
export { Access, Peer } from './service/access';
export { Capacity, type AutoscaledProps } from './service/capacity';
export {
  Scratch,
  type AppProtocol,
  type ContainerBase,
  type ContainerProps,
  type MountSource,
  type PortProps,
  type ResourcesProps,
  type SideContainerProps,
} from './service/container';
export type { ServiceProps } from './service/definition';
export {
  Drain,
  drainBudget,
  type ConnectionsDrainProps,
  type DrainBudget,
  type DrainOptions,
  type RequestsDrainProps,
} from './service/drain';
export { Probe, type ProbeOptions } from './service/probe';
export {
  Config,
  ConfigMapRef,
  Env,
  SecretRef,
  ServiceAccountRef,
  type HeldObject,
  type Reference,
} from './service/references';
export { inverseSteps, type InverseStep } from './strategy/inverse';
export { waveOf, type Manifest, type Wave } from './strategy/manifest';
export type { RenderedVersion, VersionConfig, VersionPort } from './service/version';
export type { IstioRouterProps, RetriesProps } from './traffic/istio';
export { Router } from './traffic/router';
export type { RouteInput, TrafficRouter } from './traffic/traffic-router';
export { transitionProblems } from './transitions/transitions';
export type { Reached, Revision, Step } from './transitions/step';
export type { Evaluation } from './evaluation/patched-release';
export type { ServiceDefinition } from './strategy/definition';
