import type { GitOpsEngine } from '../platform/platform';
import { Examination, unlessWrong, type Finding } from './finding';
import { ownedFields, refusalText, type Refusal } from './refusal';

/** What is applied for the sake of the answer alone. */
export type DryRun = 'stage' | 'next' | 'inverse';

const WHAT: Readonly<Record<DryRun, string>> = {
  stage: 'the stage as it is',
  next: 'the next stage',
  inverse: 'the way back',
};

/** The examinations, by what is applied. */
export const dryRunExaminations: Readonly<Record<DryRun, Examination>> = {
  stage: dryRunOf(
    'stage',
    'What is in Git is not what runs, and the next sync stops at the first object that is refused.',
  ),
  next: dryRunOf(
    'next',
    'The next stage is applied in part: what comes before the object that is refused, and nothing after.',
  ),
  inverse: dryRunOf(
    'inverse',
    'A release that has to be taken back stays where it is, and users with the faulty version.',
  ),
};

function dryRunOf(which: DryRun, means: string): Examination {
  return new Examination({
    id: `dry-run-${which}`,
    title: `The API server would take ${WHAT[which]}, object by object, and nobody else owns fields of it`,
    means,
  });
}

/** What came of an object that was applied without being stored. */
export interface Tried {
  /** As `Kind namespace/name`. */
  readonly object: string;
  /** Why the API server did not take it, whoever owns its fields. */
  readonly refusal?: Refusal;
  /** What it said where fields have other owners. */
  readonly conflict?: string;
  /** What it warned of. */
  readonly warnings: readonly string[];
}

/** By what name each engine applies: what it wrote itself is no conflict. */
export const MANAGERS: Readonly<Record<GitOpsEngine, string>> = {
  'argo-cd': 'argocd-controller',
  flux: 'kustomize-controller',
  kubectl: 'kubectl',
};

/** Who applies the way back by hand, and the field owners that are left by an apply of before. */
const ALWAYS: readonly string[] = ['kubectl', 'kubectl-client-side-apply', 'cutover'];

/** What was refused, what is owned by somebody else, and what was warned of. */
export function judgeDryRun(which: DryRun, tried: readonly Tried[], engine: GitOpsEngine): readonly Finding[] {
  const examination = dryRunExaminations[which];
  const findings = tried.flatMap((each) => [
    ...refusalFindings(examination, each),
    ...ownerFindings(examination, each, engine),
    ...warningFindings(examination, each),
  ]);
  return unlessWrong(findings, () => examination.ok(`${tried.length} objects, none of them refused`));
}

function refusalFindings(examination: Examination, { object, refusal }: Tried): readonly Finding[] {
  if (!refusal) return [];
  const seen = `${object}: ${refusalText(refusal)}`;
  switch (refusal.kind) {
    case 'right':
      return [examination.notKnown(seen, 'run it as somebody who may patch it: nothing is stored')];
    case 'no dry run':
      return [examination.notKnown(seen, 'give that webhook sideEffects: None')];
    case 'not there':
      return [examination.notKnown(seen, 'create what it says is not there, and look again')];
    case 'conflict':
    case 'refused':
      return [
        examination.failed(seen, 'do as it says, in the code or in the cluster; a webhook may want an exception'),
      ];
  }
}

function ownerFindings(
  examination: Examination,
  { object, conflict }: Tried,
  engine: GitOpsEngine,
): readonly Finding[] {
  if (conflict === undefined) return [];
  const others = ownedFields(conflict).filter(
    ({ manager }) => !ALWAYS.includes(manager) && manager !== MANAGERS[engine],
  );
  const managers = [...new Set(others.map(({ manager }) => manager))];
  return managers.map((manager) => {
    const fields = others.filter((each) => each.manager === manager).map(({ field }) => field);
    return examination.warning(
      `${object}: ${manager} has written ${fields.join(', ')}, with other values`,
      'let one of both write the field: take it out of the other’s hands, or out of the code',
    );
  });
}

function warningFindings(examination: Examination, { object, warnings }: Tried): readonly Finding[] {
  return warnings.map((text) => examination.warning(`${object}: ${text}`, 'do as the API server says'));
}
