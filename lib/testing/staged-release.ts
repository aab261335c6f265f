import { digest } from '../core/canonical';
import { otherSlot, type SlotName } from '../core/labels';
import type { ReleaseData, SlotVersion } from '../release/release';

/** A version of a test. */
export interface StagedVersion {
  /** Name of the version. */
  readonly version: string;
  /** Image by digest. @default - a made-up one, the same for the same service and version */
  readonly image?: string;
}

/** A release of a test: what a release file says, without the stage. The data of a release file can be given as it is. */
export interface StagedRelease {
  /** Name of the service. */
  readonly service: string;
  /** Environment that the release is for. @default - any */
  readonly environment?: string;
  /** The slot that is live when the release begins. @default 'blue' */
  readonly live?: SlotName;
  /** Which try of the release it is. @default 1 */
  readonly attempt?: number;
  /** The version in each slot. @default - `v1` in the live slot and `v2` in the other one */
  readonly slots?: Readonly<Partial<Record<SlotName, StagedVersion>>>;
}

/** A host that nobody can ever own (RFC 6761): a made-up image is never pulled by mistake. */
const REGISTRY = 'registry.test';

/** The release file at a stage, both slots in it. */
export function releaseAt(release: StagedRelease, stage: string): ReleaseData {
  const { service, environment, live = 'blue', attempt, slots } = release;
  const candidate = otherSlot(live);
  return {
    service,
    ...(environment === undefined ? {} : { environment }),
    live,
    stage,
    ...(attempt === undefined ? {} : { attempt }),
    slots: {
      [live]: withImage(service, slots?.[live] ?? { version: 'v1' }),
      [candidate]: withImage(service, slots?.[candidate] ?? { version: 'v2' }),
    },
  };
}

/** The release file before a release: the live version alone. */
export function releaseBefore(release: StagedRelease): ReleaseData {
  const { live, slots, ...rest } = releaseAt(release, 'idle');
  const version = slots[live];
  return { ...rest, live, slots: version ? { [live]: version } : {} };
}

function withImage(service: string, { version, image }: StagedVersion): SlotVersion {
  return { version, image: image ?? `${REGISTRY}/${service}@sha256:${digest({ service, version })}` };
}
