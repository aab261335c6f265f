import type { KubeContainer } from '../core/kube';
import { SLOTS, slotObjectName } from '../core/labels';
import type { RenderedVersion } from '../service/version';
import type { CheckedRelease } from './checked';
import type { CheckedPods, Synthesis } from './synthesis';

/** The Deployment of a slot as it was written, with the version that it was written from. */
export interface SlotPods extends CheckedPods {
  readonly version: RenderedVersion;
  /** The released container; absent where a patch renamed it. */
  readonly container: KubeContainer | undefined;
  /** Path of that container in the Deployment. */
  readonly containerField: string;
}

/** The Deployments of all slots of all releases. */
export function slotPods(synthesis: Synthesis): SlotPods[] {
  return synthesis.releases.flatMap((release) =>
    synthesis.podsOf(release).flatMap((pods) => {
      const version = pods.object.kind === 'Deployment' ? versionOf(release, pods.object.metadata.name) : undefined;
      if (!version) return [];
      const { containers } = pods.template.spec;
      const index = containers.findIndex(({ name }) => name === release.service);
      const containerField = `spec.template.spec.containers[${index}]`;
      return [{ ...pods, version, container: containers[index], containerField }];
    }),
  );
}

function versionOf({ service, versions }: CheckedRelease, deployment: string): RenderedVersion | undefined {
  const slot = SLOTS.find((name) => slotObjectName(service, name) === deployment);
  return slot && versions[slot];
}
