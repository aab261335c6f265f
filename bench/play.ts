import { Chart } from 'cdk8s';
import { BlueGreen, CutoverApp, type Lock } from '../lib';
import { STAGE, namespaceOf, platform, releaseData, serviceName, serviceProps, type BenchService } from './services';

/** Services in the middle of a release, each with the lock that the stages before it have left. */
export function playedServices(count: number): BenchService[] {
  return Array.from({ length: count }, (_, index) => played(index));
}

function played(index: number): BenchService {
  const service = serviceName(index);
  let lock: Lock | undefined;
  for (const stage of ['idle', 'preview', STAGE]) lock = lockAfter(index, service, stage, lock);
  if (!lock) throw new Error(`no lock for ${service}`);
  return { data: releaseData(service, STAGE), lock };
}

function lockAfter(index: number, service: string, stage: string, before: Lock | undefined): Lock {
  const chart = new Chart(new CutoverApp({ platform: platform() }), service, { namespace: namespaceOf(index) });
  return new BlueGreen(chart, service, serviceProps(releaseData(service, stage), before)).lock;
}
