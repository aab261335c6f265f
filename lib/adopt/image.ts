import { CutoverError } from '../core/error';
import { isValidName } from '../core/names';
import { adoptRule } from './rule';
import type { Fields, GivenContainer, GivenObject } from './shapes';

const DIGEST = /@sha256:[0-9a-f]{64}$/;

/** `IMAGE` for the released container, `NAME=IMAGE` for another; the last one for a container counts. */
export type GivenImages = readonly string[];

/**
 * The image of a container by its digest: as it is written, as somebody says, or as its running pods have it. Throws where
 * nobody knows, or where pods run several.
 */
export function imageOf(
  container: GivenContainer,
  {
    images,
    pods,
    isMain,
  }: { readonly images: GivenImages; readonly pods: readonly GivenObject[]; readonly isMain: boolean },
): string {
  const said = images.flatMap((given) => {
    const [, name, image = given] = /^([a-z0-9-]+)=(.*)$/.exec(given) ?? [];
    return (name ?? (isMain ? container.name : undefined)) === container.name ? [image] : [];
  });
  const written = said.at(-1) ?? container.image ?? '';
  if (DIGEST.test(written)) return written;
  const digests = [...new Set(pods.flatMap((pod) => digestIn(pod, container.name)))];
  const [digest, ...others] = digests;
  if (said.length === 0 && digest !== undefined && others.length === 0) return `${repositoryOf(written)}@${digest}`;
  const flag = isMain ? '--image IMAGE@sha256:…' : `--image ${container.name}=IMAGE@sha256:…`;
  throw new CutoverError([
    adoptRule.problem({
      at: { field: `container ${container.name}` },
      given:
        others.length > 0 ? `pods that run ${digests.join(' and ')}` : `${JSON.stringify(written)}, and no running pod`,
      allowed: 'one image, by digest: it is the version that the slot is started with',
      fix: others.length > 0 ? 'wait until its rollout has ended' : `name it: ${flag}`,
    }),
  ]);
}

/** What is in front of the tag. */
function repositoryOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/:]+$/, '');
}

/** A runtime that knows only its own id of the image says nothing that a registry knows. */
function digestIn({ status }: GivenObject, name: string): string[] {
  const { containerStatuses = [], initContainerStatuses = [] } = (status ?? {}) as Readonly<
    Record<string, readonly { readonly name: string; readonly imageID?: string }[] | undefined>
  >;
  const { imageID } = [...containerStatuses, ...initContainerStatuses].find((each) => each.name === name) ?? {};
  const found = DIGEST.exec(imageID ?? '')?.[0];
  return found === undefined ? [] : [found.slice(1)];
}

/** A name of the version: its labels', else the tag of its image. */
export function versionOf(labels: Fields, image: string): string {
  const tag = /:([^/:@]+)(?:@|$)/.exec(image)?.[1];
  const isName = (name: unknown): name is string =>
    typeof name === 'string' && name !== '' && isValidName('labelValue', name);
  return [labels.version, labels['app.kubernetes.io/version'], tag].find(isName) ?? 'adopted';
}
