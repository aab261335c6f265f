import { Examination, unlessWrong, type Finding } from './finding';
import { refusalText, type Refusal } from './refusal';

export const admissionExamination = new Examination({
  id: 'admission',
  title: 'The API server would take a pod of each slot',
  means:
    'Deployments are taken as they are; it is their pods that are refused, and the stage waits for what never comes.',
});

/** What came of a pod that was created without being kept. */
export interface Admitted {
  readonly namespace: string;
  /** Name of its Deployment. */
  readonly of: string;
  /** What the API server had against it. */
  readonly refusal?: Refusal;
}

/** Pods that admission refuses: by a quota, a limit, a policy of the namespace, or a webhook. */
export function judgeAdmission(pods: readonly Admitted[]): readonly Finding[] {
  const refused = pods.flatMap(({ of, namespace, refusal }) => (refusal ? [{ of, namespace, refusal }] : []));
  const findings = refused.map(({ of, namespace, refusal }) => {
    const seen = `a pod of ${namespace}/${of}: ${refusalText(refusal)}`;
    switch (refusal.kind) {
      case 'right':
        return admissionExamination.notKnown(seen, 'run it as somebody who may create pods there: nothing is kept');
      case 'no dry run':
        return admissionExamination.notKnown(seen, 'give that webhook sideEffects: None');
      case 'not there':
        return admissionExamination.notKnown(seen, 'apply the first wave, and look again');
      case 'conflict':
      case 'refused':
        return admissionExamination.failed(seen, 'do as it says, in the service definition or in the namespace');
    }
  });
  return unlessWrong(findings, () => admissionExamination.ok(`${pods.length} pods, none of them refused`));
}
