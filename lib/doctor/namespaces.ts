import { Examination, unlessWrong, type Finding } from './finding';

export const namespacesExamination = new Examination({
  id: 'namespaces',
  title: 'The namespaces are there',
  means: 'Nothing can be applied, and no dry run can be made: the API server looks for the namespace first.',
});

/** Namespaces that are missing or on their way out, by name. */
export function judgeNamespaces(phases: ReadonlyMap<string, string | undefined>): readonly Finding[] {
  const wrong = [...phases].filter(([, phase]) => phase !== 'Active');
  const findings = wrong.map(([name, phase]) =>
    phase === undefined
      ? namespacesExamination.failed(
          `no namespace ${name}`,
          `create it, with its mesh labels: kubectl create ns ${name}`,
        )
      : namespacesExamination.failed(`namespace ${name} is ${phase}`, 'wait until it is gone, and create it again'),
  );
  return unlessWrong(findings, () => namespacesExamination.ok([...phases.keys()].join(', ')));
}
