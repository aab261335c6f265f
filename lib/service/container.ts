import type { CpuAmount, MemoryAmount, Seconds } from '../core/quantity';
import type { Config, ConfigMapRef, Env, SecretRef } from './references';
import type { PlusProbe, Probe } from './probe';

/** What a port carries; routers and meshes choose how to treat it by this. */
export type AppProtocol = 'http' | 'http2' | 'grpc' | 'tcp';

/** A port of the container. */
export interface PortProps {
  /** Name; the Service's port has the same. */
  readonly name: string;
  /** Number that the container listens on. */
  readonly number: number;
  /** Number that clients use. @default - 80 for the first port, the container's number for the others */
  readonly servicePort?: number;
  /** What the port carries. @default 'http' */
  readonly protocol?: AppProtocol;
}

/** CPU and memory of a container, in the shape of cdk8s-plus. */
export interface ResourcesProps {
  /** CPU. @default - a request of 100m and no limit: a limit throttles just when a release needs the CPU */
  readonly cpu?: { readonly request?: CpuAmount; readonly limit?: CpuAmount };
  /** Memory. @default - a request and a limit of 512Mi: no pod can starve its node */
  readonly memory?: { readonly request?: MemoryAmount; readonly limit?: MemoryAmount };
}

/** What is mounted at a path. */
export type MountSource = Config | ConfigMapRef | SecretRef | Scratch;

/** An empty folder that lives as long as the pod. */
export class Scratch {
  /** `sizeLimit` such as `64Mi`; the pod is evicted above it (no limit when left out). */
  static folder(options: { readonly sizeLimit?: MemoryAmount } = {}): Scratch {
    return new Scratch(options.sizeLimit);
  }

  private constructor(readonly sizeLimit: MemoryAmount | undefined) {}
}

/** What every container of the pod has. */
export interface ContainerBase {
  /** Entrypoint. @default - the image's */
  readonly command?: readonly string[];
  /** Arguments. @default - the image's */
  readonly args?: readonly string[];
  /** Environment variables; a string is a plain value. @default {} */
  readonly env?: Readonly<Record<string, string | Env>>;
  /** Objects whose keys all become environment variables. @default [] */
  readonly envFrom?: readonly (Config | ConfigMapRef | SecretRef)[];
  /** Folders and what is mounted there, read-only but for scratch folders. @default - a scratch folder at /tmp */
  readonly mounts?: Readonly<Record<string, MountSource>>;
  /** CPU and memory. @default - requests 100m and 512Mi, limits 512Mi of memory */
  readonly resources?: ResourcesProps;
  /** Numeric user that the process runs as. @default - the image's, which must not be root */
  readonly user?: number;
  /** Whether the root file system can be written to. @default false */
  readonly writableRoot?: boolean;
}

/** The container that is released. Its image is not here: it belongs to a version, in the release file. */
export interface ContainerProps extends ContainerBase {
  /** Number of the one HTTP port. @default - see `ports`; one of the two is required */
  readonly port?: number;
  /** Ports, the first of them the one that routes go to. @default - one port `http` with the number in `port` */
  readonly ports?: readonly PortProps[];
  /** Whether the pod may get traffic. */
  readonly ready: Probe | PlusProbe;
  /** Whether the container must be restarted; asks something else than `ready`. */
  readonly live: Probe | PlusProbe;
  /** Whether the container has started. @default - the question of `live`, asked until `readyWithin` is over */
  readonly startup?: Probe | PlusProbe;
  /** Time in which a pod must be ready, else the rollout counts as failed. @default Duration.seconds(180) (guide 001) */
  readonly readyWithin?: Seconds;
}

/** A container beside the released one, with an image of its own. */
export interface SideContainerProps extends ContainerBase {
  /** Name of the container. */
  readonly name: string;
  /** Image by digest. */
  readonly image: string;
}
