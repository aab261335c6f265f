import { isSame } from '../core/diff';
import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import type { Check } from './check';
import type { CheckedRelease } from './checked';
import type { Synthesis } from './synthesis';

const rule = new Rule({
  id: 'config-content',
  title: 'The configuration of a version is the one that it is named by',
  why: 'Its ConfigMap can never change under its name: the API server refuses it, and where it is new, two contents have one name.',
});

/** A patch of what a ConfigMap holds leaves its name behind, which is made from the content. */
export const configContent: Check = {
  rule,
  run(synthesis) {
    return synthesis.releases.flatMap((release) => releaseProblems(synthesis, release));
  },
};

function releaseProblems(synthesis: Synthesis, { namespace, versions }: CheckedRelease): Problem[] {
  const configs = Object.values(versions).flatMap(({ config }) => config);
  return configs.flatMap(({ name, data }) =>
    synthesis
      .named('ConfigMap', namespace, name)
      .filter(({ object }) => !isSame(object.data, data) || object.binaryData !== undefined)
      .map((checked) =>
        rule.problem({
          at: synthesis.place(checked, 'data'),
          given: 'another content than that of the Config',
          allowed: 'the content that the name was made from',
          fix: 'say it in the Config itself, and release it as a new version',
        }),
      ),
  );
}
