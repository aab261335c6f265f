/** The real engines on this machine, in namespaces of their own: what tests prove things on. */
export {
  ApiRefusal,
  type Applied,
  type ApplyOptions,
  type ClusterApi,
  type ClusterObject,
  type ObjectKey,
} from '../cluster/api';
export type { EngineName } from './engine';
export { Engines, pinsOf } from './engines';
export { EngineError } from './error';
export { ENVOY_ADMIN, ENVOY_PROXY, ISTIOD_MONITORING } from './istio';
export { CRASH_LOOP, NEVER_READY } from './kwok';
export type { Ending, Process, Program, Result } from './namespace';
export { enginesFolder, installedFile, isInstalled, notInstalled, pins, type Pin } from './pins';
export { PROMETHEUS } from './prometheus';
export type { Answer } from './setting';
export { Final, until, type Patience } from '../cluster/wait';
