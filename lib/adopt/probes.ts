import { isDeepStrictEqual } from 'node:util';
import { call, type Code } from './code';
import { MAIN } from './pod';
import { put, putAll, type Patch } from './patches';
import { question } from '../service/probe';
import type { KubeProbe } from '../core/kube';
import { CutoverError } from '../core/error';
import { adoptRule } from './rule';
import type { GivenContainer, GivenProbe } from './shapes';
import type { AdoptedPort } from './ports';

/** The probes of the released container as props and patches. */
export interface AdoptedProbes {
  readonly props: { readonly ready: Code; readonly live: Code; readonly startup?: Code };
  readonly patches: readonly Patch[];
  /** What a person has to decide. */
  readonly decisions: readonly string[];
}

/** Paths that somebody gave for probes that are missing. */
export interface ProbePaths {
  readonly ready?: string;
  readonly live?: string;
}

/**
 * Readiness and liveness have to ask two questions. Where the container asks one, or none, the port itself is the second;
 * throws where that would be the same question again.
 */
export function adoptProbes(
  container: GivenContainer,
  ports: readonly AdoptedPort[],
  paths: ProbePaths,
  at: string,
): AdoptedProbes {
  const given = { ready: container.readinessProbe, live: container.livenessProbe, startup: container.startupProbe };
  const tcp: GivenProbe = { tcpSocket: { port: ports[0]?.name ?? 'http' }, periodSeconds: 10 };
  const http = (path: string): GivenProbe => ({ httpGet: { path, port: ports[0]?.name ?? 'http' }, periodSeconds: 10 });
  const ready = paths.ready === undefined ? given.ready : http(paths.ready);
  const live = paths.live === undefined ? given.live : http(paths.live);
  const same = (one: GivenProbe, other: GivenProbe) => isDeepStrictEqual(asked(one, ports), asked(other, ports));
  const chosen = { ready: ready ?? tcp, live: live && !(ready && same(live, ready)) ? live : tcp };
  if (same(chosen.ready, chosen.live)) throw undecided(ready, live, at);
  return {
    props: {
      ready: probeCode(chosen.ready, container, ports),
      live: probeCode(chosen.live, container, ports),
      ...(given.startup ? { startup: probeCode(given.startup, container, ports) } : {}),
    },
    patches: [
      ...probePatches('readinessProbe', chosen.ready),
      ...probePatches('livenessProbe', chosen.live),
      ...(given.startup ? probePatches('startupProbe', given.startup) : []),
    ],
    decisions: [
      ...(ready ? [] : ['container.ready: there was no readiness probe; that the port answers says little']),
      ...(live
        ? chosen.live === tcp
          ? ['container.live: it asked what ready asks; now it asks only whether the port answers']
          : []
        : ['container.live: there was no liveness probe; now it asks only whether the port answers']),
    ],
  };
}

function asked(probe: GivenProbe, ports: readonly AdoptedPort[]): object {
  return question(
    probe as KubeProbe,
    ports.map(({ name, number }) => ({ name, number })),
  );
}

function undecided(ready: GivenProbe | undefined, live: GivenProbe | undefined, at: string): CutoverError {
  const given = (ready ?? live) ? 'probes that ask only whether the port answers' : 'no probe';
  const allowed = 'a question for readiness and another for liveness';
  const fix =
    'name the path that answers while the pod can serve: --ready /ready, or the one for liveness: --live /live';
  return new CutoverError([adoptRule.problem({ at: { object: at, field: 'readinessProbe' }, given, allowed, fix })]);
}

/** What the library takes where nothing is said. */
const OURS = { period: 5, timeout: 1, failureThreshold: 3 };

function probeCode(probe: GivenProbe, container: GivenContainer, ports: readonly AdoptedPort[]): Code {
  const { httpGet, tcpSocket, grpc, exec } = probe;
  const timing = {
    period: probe.periodSeconds ?? 10,
    timeout: probe.timeoutSeconds ?? 1,
    failureThreshold: probe.failureThreshold ?? 3,
  };
  const timed = Object.entries(timing).filter(([key, value]) => value !== OURS[key as keyof typeof OURS]);
  const portOf = (port: string | number) => {
    const number = typeof port === 'number' ? port : numberOf(port, container, ports);
    const own = ports.find((each) => each.number === number);
    if (own && own === ports[0]) return {};
    return { port: own?.name ?? number };
  };
  const withOptions = (options: Readonly<Record<string, Code>>) => {
    const all = { ...options, ...Object.fromEntries(timed) };
    return Object.keys(all).length > 0 ? [all] : [];
  };
  if (httpGet) {
    const scheme = httpGet.scheme && httpGet.scheme !== 'HTTP' ? { scheme: httpGet.scheme } : {};
    return call('Probe', 'http', httpGet.path ?? '/', ...withOptions({ ...scheme, ...portOf(httpGet.port) }));
  }
  if (grpc) {
    const service = grpc.service ? { service: grpc.service } : {};
    return call('Probe', 'grpc', ...withOptions({ ...service, port: grpc.port }));
  }
  if (exec) return call('Probe', 'command', exec.command ?? [], ...withOptions({}));
  return call('Probe', 'tcp', ...withOptions(portOf(tcpSocket?.port ?? 0)));
}

function numberOf(name: string, { ports: given = [] }: GivenContainer, ports: readonly AdoptedPort[]): number {
  const own = ports.find((port) => port.name === name);
  return given.find((port) => port.name === name)?.containerPort ?? own?.number ?? 0;
}

/** Fields with a prop, and the delay, for which the startup probe stands. */
const TIMED = [
  'httpGet',
  'tcpSocket',
  'grpc',
  'exec',
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'failureThreshold',
];

function probePatches(name: string, probe: GivenProbe): Patch[] {
  const { httpGet = {}, tcpSocket } = probe;
  return [
    ...putAll(`${MAIN}/${name}`, probe, TIMED),
    ...putAll(`${MAIN}/${name}/httpGet`, httpGet, ['path', 'port', 'scheme']),
    ...(tcpSocket?.host === undefined ? [] : [put(`${MAIN}/${name}/tcpSocket/host`, tcpSocket.host)]),
  ];
}
