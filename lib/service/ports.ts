import type { Place, Problem } from '../core/problem';
import { Rule } from '../core/rule';
import type { PortProps } from './container';
import type { RenderedVersion, VersionPort } from './version';

/** The number that clients find a port at: 80 for the first, its own for the others, unless it says so. */
export function servicePort(port: PortProps, index: number): number {
  return port.servicePort ?? (index === 0 ? 80 : port.number);
}

/**
 * Ports of several versions together, each name and number once: what the objects that serve both slots must have. The
 * first version that has a port decides.
 */
export function unionOfPorts(versions: readonly RenderedVersion[]): VersionPort[] {
  const ports: VersionPort[] = [];
  for (const port of versions.flatMap((version) => version.ports)) {
    const taken = ports.some(({ name, servicePort: number }) => name === port.name || number === port.servicePort);
    if (!taken) ports.push(port);
  }
  return ports;
}

export const sharedPortsRule = new Rule({
  id: 'shared-ports',
  title: 'Two versions that run side by side agree on the names and numbers of the ports that both have',
  why: 'One Service serves both. A port that is called otherwise finds no pods of the other version, and clients that know the old number lose it while the route still leads there.',
});

/** Ports by which two versions mean different things. */
export function sharedPortProblems(
  versions: readonly { readonly name: string; readonly ports: readonly VersionPort[] }[],
  at: Place,
): Problem[] {
  const [first, second] = versions;
  if (!first || !second) return [];
  return first.ports.flatMap((port) =>
    second.ports
      .filter((other) => (other.name === port.name) !== (other.servicePort === port.servicePort))
      .map((other) =>
        sharedPortsRule.problem({
          at: { ...at, field: 'container.ports' },
          given: `${port.name} at ${port.servicePort} in ${first.name}, ${other.name} at ${other.servicePort} in ${second.name}`,
          allowed: 'the same name at the same number in both, or two ports with nothing in common',
          fix: 'keep the old port as it is and add the new one; the old one goes with a later version',
        }),
      ),
  );
}
