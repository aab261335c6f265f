import type { EngineName } from '../../../../lib/engines';
import { describeOnEngines, type TestCluster } from '../cluster';
import { record } from '../report';
import { gitIsMissing } from './repository';

const ENGINES: readonly EngineName[] = ['argo-cd', 'custom-resources', 'controller-manager', 'scheduler', 'kwok'];

/**
 * Tests on Argo CD, with a cluster where Deployments roll, and with the Git of this machine; not run where there is none.
 * `more` are engines that only some of them need.
 */
export function describeGitOps(
  title: string,
  tests: (cluster: TestCluster) => void,
  more: readonly EngineName[] = [],
): void {
  const reason = gitIsMissing();
  if (reason === undefined) {
    describeOnEngines(title, [...ENGINES, ...more], tests);
    return;
  }
  record({ tier: title, notRun: reason });
  console.warn(`NOT RUN: ${title}: ${reason}`);
  describe.skip(`${title} (${reason})`, () => tests({} as TestCluster));
}
