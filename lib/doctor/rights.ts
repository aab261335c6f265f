import type { Right } from '../actor/rights';
import { Examination, unlessWrong, type Finding } from './finding';
import { ENGINE_NAMES } from './gitops';

export const rightsExamination = new Examination({
  id: 'rights',
  title: 'Whoever runs releases may do what that takes',
  means: 'A verdict cannot be read, or a rollback is not applied, at the moment when it has to be.',
});

/** One question to the API server: may this be done? */
export interface AccessQuestion {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly namespace: string;
  readonly name?: string;
}

/** What was answered. */
export interface Access {
  readonly question: AccessQuestion;
  readonly allowed: boolean;
}

/** The questions that a table of rights comes to, each once. */
export function accessQuestions(rights: readonly Right[]): readonly AccessQuestion[] {
  const all = rights.flatMap(({ apiGroup, resource, verbs, namespace, names = [undefined] }) => {
    const [kind = '', subresource] = resource.split('/');
    return verbs.flatMap((verb) =>
      names.map((name): AccessQuestion => ({
        verb,
        group: apiGroup,
        resource: kind,
        ...(subresource === undefined ? {} : { subresource }),
        namespace,
        ...(name === undefined ? {} : { name }),
      })),
    );
  });
  return [...new Map(all.map((question) => [JSON.stringify(question), question])).values()];
}

/** An engine of which nobody said what it applies, so that nobody knows which rights at it are needed. */
export type UnnamedEngine = 'argo-cd' | 'flux';

const UNNAMED: Readonly<Record<UnnamedEngine, readonly [what: string, mend: string]>> = {
  'argo-cd': ['the Application that applies the release', 'name it: --application argocd/checkout'],
  flux: ['the namespace of the Kustomizations, and the GitRepository', 'name them: --application flux-system/checkout'],
};

/** What somebody may not; of an engine that is not named nothing is known. */
export function judgeRights(who: string, answers: readonly Access[], unnamed?: UnnamedEngine): readonly Finding[] {
  const missing = answers.filter(({ allowed }) => !allowed);
  const findings = [...grouped(missing)].map(([what, verbs]) =>
    rightsExamination.failed(
      `${who} may not ${verbs.join(', ')} ${what}`,
      'apply the roles of the actor, or bind them',
    ),
  );
  const all = `${who} may do all of ${answers.length} things`;
  if (!unnamed) return unlessWrong(findings, () => rightsExamination.ok(all));
  const engine = ENGINE_NAMES[unnamed];
  const [what, mend] = UNNAMED[unnamed];
  return [
    ...unlessWrong(findings, () => rightsExamination.ok(`${all} beside those of ${engine}`)),
    rightsExamination.notKnown(`what ${who} may do at ${engine}: nobody named ${what}`, mend),
  ];
}

function grouped(answers: readonly Access[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { question } of answers) {
    const { group, resource, subresource, namespace, name, verb } = question;
    const kind = [resource, ...(subresource === undefined ? [] : [subresource])].join('/');
    const what = `${kind}${group === '' ? '' : `.${group}`}${name === undefined ? '' : ` ${name}`} in ${namespace}`;
    groups.set(what, [...(groups.get(what) ?? []), verb]);
  }
  return groups;
}
