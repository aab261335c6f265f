import type { KubeProbe } from '../core/kube';
import { seconds, whole, type Seconds } from '../core/quantity';

/** When a probe is asked and when it counts as failed. */
export interface ProbeOptions {
  /** Name or number of the port. @default - the container's first port */
  readonly port?: string | number;
  /** Time between two looks. @default Duration.seconds(5) */
  readonly period?: Seconds;
  /** How long an answer may take. @default Duration.seconds(1) */
  readonly timeout?: Seconds;
  /** Failed looks in a row until the probe counts as failed. @default 3 */
  readonly failureThreshold?: number;
}

/** What is asked of a container; the port may be left to the container. */
export type ProbeHandler =
  | { readonly kind: 'http'; readonly path: string; readonly scheme: 'HTTP' | 'HTTPS' }
  | { readonly kind: 'tcp' }
  | { readonly kind: 'grpc'; readonly service?: string }
  | { readonly kind: 'command'; readonly command: readonly string[] };

/** A probe of cdk8s-plus, known by its shape so that nothing of it is loaded here. */
export interface PlusProbe {
  _toKube(container: never): unknown;
}

/** A question to a container: is it ready, does it live. */
export class Probe {
  /** GET on a path; any answer from 200 to 399 is good. */
  static http(path: string, options: ProbeOptions & { readonly scheme?: 'HTTP' | 'HTTPS' } = {}): Probe {
    const { scheme = 'HTTP', ...rest } = options;
    return new Probe({ kind: 'http', path, scheme }, rest);
  }

  /** The port takes a connection. Says little: a hung process still accepts. */
  static tcp(options: ProbeOptions = {}): Probe {
    return new Probe({ kind: 'tcp' }, options);
  }

  /** The gRPC health protocol, for a named service or the whole server; needs a port number. */
  static grpc(options: ProbeOptions & { readonly service?: string } = {}): Probe {
    const { service, ...rest } = options;
    return new Probe({ kind: 'grpc', ...(service === undefined ? {} : { service }) }, rest);
  }

  /** A command in the container that exits with 0. */
  static command(command: readonly string[], options: ProbeOptions = {}): Probe {
    return new Probe({ kind: 'command', command }, options);
  }

  private constructor(
    readonly handler: ProbeHandler,
    readonly options: ProbeOptions,
  ) {
    if (options.failureThreshold !== undefined) whole(options.failureThreshold, 'failureThreshold', 1);
    if (options.period !== undefined) seconds(options.period, 'period', 1);
    if (options.timeout !== undefined) seconds(options.timeout, 'timeout', 1);
  }
}

/** The period where none is written. */
const KUBERNETES_PERIOD = 10;

/** Defaults of Kubernetes but for the period: 5 s instead of 10 takes a bad pod out of the load in 15 s. */
const DEFAULTS = { period: 5, timeout: 1, failureThreshold: 3 };

/** A port that a probe may ask; without one of its own it asks the first. */
export interface ProbedPort {
  readonly name: string;
  readonly number: number;
}

/** The probe as Kubernetes writes it. */
export function renderProbe(probe: Probe | PlusProbe, ports: readonly ProbedPort[]): KubeProbe {
  if (!(probe instanceof Probe)) return renderPlusProbe(probe, ports[0]?.number ?? 80);
  const { port = ports[0]?.name ?? 80, period, timeout, failureThreshold } = probe.options;
  return {
    ...renderHandler(probe.handler, port, ports),
    periodSeconds: seconds(period ?? DEFAULTS.period, 'period'),
    timeoutSeconds: seconds(timeout ?? DEFAULTS.timeout, 'timeout'),
    failureThreshold: failureThreshold ?? DEFAULTS.failureThreshold,
  };
}

/**
 * The startup probe that gives a container time to start: the same question, asked until the time is up. It keeps the
 * liveness probe from killing a container that is still warming up.
 */
export function startupFrom(live: KubeProbe, within: number): KubeProbe {
  const period = live.periodSeconds ?? KUBERNETES_PERIOD;
  return { ...live, failureThreshold: Math.max(1, Math.ceil(within / period)) };
}

/**
 * The question alone, without its timing and in one form whoever wrote it: two probes that ask the same cannot tell two
 * states apart.
 */
export function question({ httpGet, tcpSocket, grpc, exec }: KubeProbe, ports: readonly ProbedPort[]): object {
  const number = (port: string | number) => ports.find(({ name }) => name === port)?.number ?? port;
  return {
    ...(httpGet ? { httpGet: { scheme: 'HTTP', ...httpGet, port: number(httpGet.port) } } : {}),
    ...(tcpSocket ? { tcpSocket: { port: number(tcpSocket.port) } } : {}),
    ...(grpc ? { grpc: { service: '', ...grpc } } : {}),
    ...(exec ? { exec } : {}),
  };
}

/** cdk8s-plus renders a probe for a container of its own, and wraps ports in a class that its own output unwraps. */
function renderPlusProbe(probe: PlusProbe, number: number): KubeProbe {
  const rendered = probe._toKube({ port: number, portNumber: number } as never);
  return JSON.parse(JSON.stringify(rendered), (key, value: unknown) =>
    key === 'port' && typeof value === 'object' && value !== null && 'value' in value ? value.value : value,
  ) as KubeProbe;
}

function renderHandler(handler: ProbeHandler, port: string | number, ports: readonly ProbedPort[]): KubeProbe {
  switch (handler.kind) {
    case 'http':
      return { httpGet: { path: handler.path, port, scheme: handler.scheme } };
    case 'tcp':
      return { tcpSocket: { port } };
    case 'grpc':
      return { grpc: { port: numberOf(port, ports), ...withService(handler.service) } };
    case 'command':
      return { exec: { command: handler.command } };
  }
}

/** A gRPC probe asks by number only; a name that no port has is reported elsewhere. */
function numberOf(port: string | number, ports: readonly ProbedPort[]): number {
  if (typeof port === 'number') return port;
  return (ports.find(({ name }) => name === port) ?? ports[0])?.number ?? 80;
}

function withService(service: string | undefined): { readonly service?: string } {
  return service === undefined ? {} : { service };
}
