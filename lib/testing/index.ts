/**
 * What tests of releases need: a builder that plays a release up to any stage, the difference that a step makes, what
 * Argo Rollouts makes of an analysis, matchers and a snapshot serializer. Jest is not imported: matchers and serializer are plain values to hand to it.
 */
export { expectStageChange, type StageChangeExpectation } from './expect-stage-change';
export { verdictOfAll, type Verdict } from '../gates/argo/verdicts';
export {
  simulateRun,
  type Readings,
  type SimulatedMeasurement,
  type SimulatedMetric,
  type SimulatedRun,
  type SimulationOptions,
} from '../gates/simulator';
export type { CutoverMatchers } from './jest';
export { cutoverMatchers } from './matchers';
export { ReleaseStages, type NextVersion, type ReleaseStagesProps } from './release-stages';
export { stageSerializer } from './serializer';
export type { StageChange } from './stage-change';
export type { StagedRelease, StagedVersion } from './staged-release';
export type { BuildRelease } from './synthesize-stage';
export type { StepBack, SynthesizedStage } from './synthesized-stage';
