import { LONGEST_SERVICE_NAME, SLOTS } from '../core/labels';
import { nameProblems } from '../core/names';
import type { Place, Problem } from '../core/problem';
import { Rule } from '../core/rule';
import { imageProblems } from '../service/definition-problems';
import type { ReleaseData } from './release';

export const releaseRule = new Rule({
  id: 'release-file',
  title: 'The release file has the form of its schema',
  why: 'A key that is misspelled is a wish that nobody hears: the release goes on without it.',
});

/** What is wrong with a release by itself, whatever its plan. */
export function releaseProblems(release: ReleaseData, locate: (field: string) => Place): Problem[] {
  const slots = SLOTS.flatMap((slot) => {
    const entry = release.slots[slot];
    return entry ? [{ slot, ...entry }] : [];
  });
  const [first, second] = slots;
  const same = first !== undefined && first.version === second?.version;
  return [
    ...nameProblems('service', release.service, locate('service'), LONGEST_SERVICE_NAME),
    ...slots.flatMap(({ slot, version, image }) => [
      ...nameProblems('labelValue', version, locate(`slots.${slot}.version`)),
      ...(version === '' ? [emptyVersion(locate(`slots.${slot}.version`))] : []),
      ...imageProblems(image, locate(`slots.${slot}.image`)),
    ]),
    ...(same
      ? [
          releaseRule.problem({
            at: locate('slots'),
            given: `version ${first.version} in both slots`,
            allowed: 'a version of its own in each: metrics tell them apart by it',
            fix: 'name the new version; for a restart of the same one use roll-live',
          }),
        ]
      : []),
  ];
}

function emptyVersion(at: Place): Problem {
  return releaseRule.problem({ at, given: 'an empty version', allowed: 'a name', fix: "such as 'v2.5.0'" });
}
