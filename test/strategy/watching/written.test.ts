import { BlueGreen, Gate, Slo } from 'cutover';
import { ReleaseStages } from 'cutover/testing';
import { container } from '../../testing/recommendation';
import { names, ofKind, released, runAt, specOf, template, watched } from './sample';

const BUCKETS = 'sidecar.istio.io/statsHistogramBuckets';

describe('what is written', () => {
  it('is the same, byte for byte, when it is written again', () => {
    const [once, again] = [released(watched), released(watched)];
    for (const name of ['idle', 'preview', 'shift-10', 'soak', 'rollback']) {
      expect([...again.at(name).files]).toEqual([...once.at(name).files]);
    }
  });

  it('is not one object more than before for five lines that say nothing of it', () => {
    const five = new ReleaseStages({
      service: 'shop',
      build: (chart, release) => new BlueGreen(chart, 'shop', { release, container }),
    });
    const slot = (name: string) =>
      ['Deployment', 'PodDisruptionBudget', 'Service'].map((kind) => `${kind} default/shop-${name}`);
    const both = ['DestinationRule', 'Service', 'ServiceAccount', 'VirtualService'].map(
      (kind) => `${kind} default/shop`,
    );
    expect(names(five.at('idle'))).toEqual([...both, ...slot('blue')].sort());
    for (const stage of [five.at('preview'), five.at('shift-10'), five.at('soak'), five.rollbackFrom('shift-50')]) {
      expect(names(stage)).toEqual([...both, ...slot('blue'), ...slot('green')].sort());
    }
    const annotations = Object.keys(template(five.at('preview'), 'shop-green').metadata.annotations);
    expect(annotations).not.toContain(BUCKETS);
  });

  it('has the rules of an SLO, and nothing else for it', () => {
    const [bare, promised] = [released({}), released({ slos: [Slo.availability()] })];
    for (const name of ['idle', 'preview', 'shift-10']) {
      const more = names(promised.at(name)).filter((each) => !names(bare.at(name)).includes(each));
      expect(more).toEqual(['PrometheusRule production/recommendation-release']);
    }
  });

  it('asks the Prometheus of the platform, with its headers', () => {
    const prometheus = { address: 'https://mimir.example.com/prometheus', tenant: 'shop' };
    const run = specOf(runAt(released(watched, { prometheus }).at('shift-10')));
    for (const { provider } of run.metrics) {
      expect(provider).toMatchObject({
        prometheus: { address: prometheus.address, headers: [{ key: 'X-Scope-OrgID', value: 'shop' }] },
      });
    }
  });

  it('runs the images of the platform, and waits for pods as long as they may take', () => {
    const smoke = `registry.test/curl@sha256:${'1'.repeat(64)}`;
    const varied = { before: [Gate.smoke(), Gate.complete()], container: { ...container, readyWithin: 300 } };
    const run = specOf(runAt(released(varied, { gateImages: { smoke } }).at('preview')));
    expect(JSON.stringify(run.metrics[0])).toContain(smoke);
    expect(run.metrics[1]).toMatchObject({ count: 31, interval: '10s' });
  });

  it('has rules with the labels and the runbooks of the platform', () => {
    const facts = { ruleLabels: { release: 'kube' }, runbooks: 'https://runbooks.test/' };
    const rules = ofKind(released(watched, facts).at('shift-10'), 'PrometheusRule');
    expect(rules.map(({ metadata }) => metadata.name)).toEqual(['recommendation-release', 'recommendation-stage']);
    for (const rule of rules) {
      expect(rule.metadata.labels).toMatchObject({ release: 'kube' });
      expect(JSON.stringify(rule)).toContain('https://runbooks.test/');
    }
  });
});
