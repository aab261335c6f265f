import type { Surroundings } from './surroundings';
import { nameOf, type GivenVolume } from './shapes';

/** Whether pods on several nodes can mount a claim with these modes, and write to it if anybody does. */
function isShared(modes: readonly string[]): boolean {
  return modes.includes('ReadWriteMany') || (modes.length > 0 && modes.every((mode) => mode === 'ReadOnlyMany'));
}

/** Disks that are for one pod or one node, and that the pods of both slots would mount at the same time. */
export function claimDecisions({ deployment, claims }: Surroundings): string[] {
  return (deployment.spec.template.spec.volumes ?? []).flatMap((volume) => {
    const claimName = claimOf(volume);
    if (claimName === undefined) return [];
    const claim = claims.find(({ metadata }) => metadata.name === claimName);
    const modes = (claim?.spec?.accessModes ?? []) as readonly string[];
    if (isShared(modes)) return [];
    const name = nameOf({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: claimName } });
    const is = modes.length > 0 ? `is ${modes.join(', ')}` : 'has an access mode that is not known';
    return [
      `volumes.${volume.name}: ${name} ${is}, and the pods of both slots mount it at the same time, at the takeover and in every release: pods of the slot do not start on another node, and on the same one two write to one disk; give it a claim that is ReadWriteMany and a program that can share it, or do not adopt it`,
    ];
  });
}

function claimOf({ persistentVolumeClaim }: GivenVolume): string | undefined {
  return (persistentVolumeClaim as { readonly claimName?: string } | null | undefined)?.claimName;
}
