import { describeOnEngines, type TestCluster } from '../cluster';
import { record } from '../report';
import { gitIsMissing } from './repository';

/** Tests on Argo CD, with a cluster where Deployments roll, and with the Git of this machine; not run where there is none. */
export function describeGitOps(title: string, tests: (cluster: TestCluster) => void): void {
  const reason = gitIsMissing();
  if (reason === undefined) {
    describeOnEngines(title, ['argo-cd', 'controller-manager', 'scheduler', 'kwok'], tests);
    return;
  }
  record({ tier: title, notRun: reason });
  console.warn(`NOT RUN: ${title}: ${reason}`);
  describe.skip(`${title} (${reason})`, () => tests({} as TestCluster));
}
