import type { KubeContainer, PodSpec } from '../../lib/core/kube';
import type { Problem } from '../../lib/core/problem';
import { resolvePlatform, type PlatformFacts } from '../../lib/platform/platform';
import type { ContainerProps } from '../../lib/service/container';
import type { ServiceProps } from '../../lib/service/definition';
import { definitionProblems } from '../../lib/service/definition-problems';
import { Probe } from '../../lib/service/probe';
import { renderVersion, type VersionSubject } from '../../lib/service/render';
import type { RenderedVersion } from '../../lib/service/version';

export const DIGEST = `sha256:${'a'.repeat(64)}`;
export const IMAGE = `registry.example.com/shop@${DIGEST}`;
export const SUBJECT: VersionSubject = { service: 'shop', slot: 'blue', version: 'v2', image: IMAGE };

/** The least container that there can be. */
export const CONTAINER: ContainerProps = { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') };

export interface Given {
  readonly props?: Partial<ServiceProps>;
  readonly container?: Partial<ContainerProps>;
  readonly platform?: PlatformFacts;
  readonly subject?: Partial<VersionSubject>;
}

/** A service, the least there can be but for what a test is about. */
export function serviceOf({ props, container }: Given = {}): ServiceProps {
  return { ...props, container: { ...CONTAINER, ...container } };
}

export function rendered(given: Given = {}): RenderedVersion {
  const subject = { ...SUBJECT, ...given.subject };
  return renderVersion(serviceOf(given), resolvePlatform(given.platform ?? {}), subject);
}

export function podOf(given: Given = {}): PodSpec {
  return rendered(given).pod.spec;
}

/** The released container. */
export function mainOf(given: Given = {}): KubeContainer {
  return podOf(given).containers[0]!;
}

export function allContainers(pod: PodSpec): KubeContainer[] {
  return [...pod.containers, ...(pod.initContainers ?? [])];
}

export function problemsOf(given: Given = {}): Problem[] {
  const service = given.subject?.service ?? SUBJECT.service;
  return definitionProblems(serviceOf(given), service, resolvePlatform(given.platform ?? {}), {
    construct: 'app/shop',
  });
}
