import type { RenderedVersion, VersionPort } from './version';

/** Ports of several versions together, each name once: what the objects that serve both slots must have. */
export function unionOfPorts(versions: readonly RenderedVersion[]): VersionPort[] {
  const ports = new Map<string, VersionPort>();
  for (const version of versions) {
    for (const port of version.ports) if (!ports.has(port.name)) ports.set(port.name, port);
  }
  return [...ports.values()];
}
