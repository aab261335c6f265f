import type { Program } from './namespace';
import type { Setting } from './setting';

/** Engines that can be asked for; what one needs is started with it. */
export type EngineName =
  | 'etcd'
  | 'api-server'
  | 'istio-resources'
  | 'custom-resources'
  | 'controller-manager'
  | 'scheduler'
  | 'kwok'
  | 'istiod'
  | 'envoy'
  | 'argo-rollouts'
  | 'prometheus'
  | 'redis'
  | 'argo-cd-repo-server'
  | 'argo-cd'
  | 'flux-resources'
  | 'kustomize-controller';

/** One engine: what it needs, how it is started, and how one sees that it is ready. */
export interface Engine {
  readonly name: EngineName;
  /** The folder under `tools/` that pins it. */
  readonly pin: string;
  /** Engines that have to be ready before it. @default [] */
  readonly needs?: readonly EngineName[];
  /** Names by which others reach it, as the manifests of users have them. @default [] */
  readonly hosts?: readonly string[];
  /** What has to be in the cluster or on disk before it starts. @default - nothing */
  readonly prepare?: (setting: Setting) => Promise<void> | void;
  /** The program that it is. @default - none; preparing is all there is to do */
  readonly program?: (setting: Setting) => Program;
  /** Looks whether it is ready; may throw. @default - it is when it was prepared */
  readonly ready?: (setting: Setting) => Promise<boolean>;
}
