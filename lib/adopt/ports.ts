import { CutoverError } from '../core/error';
import { isValidName } from '../core/names';
import type { AppProtocol } from '../service/container';
import type { Code } from './code';
import { adoptRule } from './rule';
import type { GivenContainer, GivenService, GivenServicePort } from './shapes';

/** A port as a prop. */
export interface AdoptedPort {
  readonly name: string;
  readonly number: number;
  readonly servicePort: number;
  readonly protocol: AppProtocol;
}

/** Ports as clients know them by the Service; those of the container where there is none. Throws where there are none. */
export function adoptPorts(container: GivenContainer, service: GivenService | undefined, at: string): AdoptedPort[] {
  const given = service ? (service.spec.ports ?? []) : (container.ports ?? []).map(clientPort);
  const ports: AdoptedPort[] = [];
  for (const port of given.filter(({ protocol = 'TCP' }) => protocol === 'TCP')) {
    const adopted = adoptPort(port, container, ports);
    const taken = ports.some((other) => other.number === adopted.number || other.name === adopted.name);
    if (!taken) ports.push(adopted);
  }
  // Routes go to the first port: one that requests come through.
  const routed = ports.findIndex(({ protocol }) => protocol !== 'tcp');
  const [first] = ports.splice(Math.max(routed, 0), 1);
  if (first) return [first, ...ports];
  const fix = 'name the port of the container and a Service with it';
  const problem = adoptRule.problem({ at: { object: at }, given: 'no TCP port', allowed: 'at least one', fix });
  throw new CutoverError([problem]);
}

function clientPort({ name, containerPort, protocol = 'TCP' }: NonNullable<GivenContainer['ports']>[number]) {
  return { ...(name === undefined ? {} : { name }), port: containerPort, targetPort: containerPort, protocol };
}

function adoptPort(
  port: GivenServicePort,
  { ports = [] }: GivenContainer,
  before: readonly AdoptedPort[],
): AdoptedPort {
  const target = port.targetPort ?? port.port;
  const own = ports.find(({ name, containerPort }) => (typeof target === 'string' ? name : containerPort) === target);
  const number = own?.containerPort ?? (typeof target === 'number' ? target : port.port);
  const wanted = port.name ?? own?.name ?? 'http';
  const isFree = isValidName('port', wanted) && !before.some(({ name }) => name === wanted);
  const name = isFree ? wanted : `port-${number}`;
  return { name, number, servicePort: port.port, protocol: protocolOf(port, wanted) };
}

const PROTOCOLS: Readonly<Record<string, AppProtocol>> = {
  http: 'http',
  http2: 'http2',
  grpc: 'grpc',
  'kubernetes.io/h2c': 'http2',
  tcp: 'tcp',
};

/** As Istio tells it: by `appProtocol`, else by the beginning of the name; a name like `web` is taken for HTTP. */
function protocolOf({ appProtocol }: GivenServicePort, name: string): AppProtocol {
  if (appProtocol !== undefined) return PROTOCOLS[appProtocol] ?? 'tcp';
  return PROTOCOLS[name.split('-')[0] ?? ''] ?? 'http';
}

/** Ports as code, in the short form where that says the same. */
export function portsCode(ports: readonly AdoptedPort[]): Readonly<Record<string, Code>> {
  const [first, ...others] = ports;
  const isShort = first?.name === 'http' && first.servicePort === 80 && first.protocol === 'http';
  if (first && isShort && others.length === 0) return { port: first.number };
  return {
    ports: ports.map(({ name, number, servicePort, protocol }, index) => ({
      name,
      number,
      ...(servicePort === (index === 0 ? 80 : number) ? {} : { servicePort }),
      ...(protocol === 'http' ? {} : { protocol }),
    })),
  };
}
