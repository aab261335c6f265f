import { Chart } from 'cdk8s';
import { CutoverApp, Dashboard, Monitoring, Platform, Release, Scrape, Slo, stageModel } from 'cutover';
import type { SynthesizedStage } from 'cutover/testing';
import { objectName, type KubeObject } from '../../../lib/core/kube';
import { withoutWave } from '../../../lib/strategy/manifest';
import { lastingWatch } from '../../../lib/strategy/watching/lasting';
import { recommendation } from '../../testing/recommendation';
import { database, guides, released } from './sample';

const [, , objectives] = guides[0]!;
const props = {
  database,
  objectives,
  slos: [Slo.availability()],
  monitoring: Monitoring.of({ scrape: Scrape.port('http'), dashboard: Dashboard.configMap() }),
};
const stages = released(props);
const names = stages.names.slice(1);

describe('what lasts while the same versions run', () => {
  const byName = (objects: readonly KubeObject[]) =>
    new Map(objects.map((object) => [objectName(object), withoutWave(object)] as const));
  const whereItLeads = ({ objects, inverse }: SynthesizedStage) =>
    byName([...objects, ...inverse.flatMap((step) => (step.kind === 'apply' ? step.objects : []))]);

  it.each(names)('is on the way back from %s what the rollback writes that is made anew', (name) => {
    const led = whereItLeads(stages.at(name));
    for (const [object, written] of byName(stages.rollbackFrom(name).objects)) {
      expect([object, led.get(object)]).toEqual([object, written]);
    }
  });

  it.each([...names, 'idle after the swap'])('is taken over on the way back from %s just where they do', (name) => {
    const { release, plan, lock } = stages.all().find((stage) => stage.name === name)!;
    const app = new CutoverApp({ platform: Platform.of({ gateways: ['istio-system/public'] }) });
    const chart = new Chart(app, 'recommendation', { namespace: 'production' });
    const built = recommendation({ plan, ...props })(chart, Release.of(release, lock));
    const { input } = built.evaluate().assembled!;
    const back = { ...input, model: stageModel(plan, { ...release, stage: 'rollback' }) };
    const bothRun = !['retire', 'idle after the swap'].includes(name);
    expect([name, lastingWatch(back) === input.lasting]).toEqual([name, bothRun]);
  });
});
