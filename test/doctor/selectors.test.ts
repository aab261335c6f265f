import type { SelectorShape } from '../../lib/checks/shapes';
import type { KubeObject } from '../../lib/core/kube';
import type { Labels } from '../../lib/core/labels';
import { judgeSelectors, type Reader } from '../../lib/doctor/selectors';

const object = (kind: string, labels: Labels = { app: 'shop' }): KubeObject => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind,
  metadata: { name: 'shop', namespace: 'shop', labels },
});

/** As kube-prometheus-stack writes it. */
const stack: Reader = {
  kind: 'Prometheus',
  name: 'kube-prometheus-stack-prometheus',
  namespace: 'monitoring',
  spec: {
    ruleSelector: { matchLabels: { release: 'kube-prometheus-stack' } },
    ruleNamespaceSelector: {},
    podMonitorSelector: { matchLabels: { release: 'kube-prometheus-stack' } },
    podMonitorNamespaceSelector: {},
  },
};

const judge = (one: KubeObject, readers: readonly Reader[], labels: Labels = {}) =>
  judgeSelectors([one], readers, new Map([['shop', labels]]));

describe('whether a Prometheus of the operator selects an object', () => {
  it('is so with the label that it wants, in any namespace', () => {
    expect(judge(object('PrometheusRule', { release: 'kube-prometheus-stack' }), [stack])).toMatchObject([
      { verdict: 'ok' },
    ]);
  });

  it('fails without the label, and the label is named as platform.yaml has it', () => {
    expect(judge(object('PrometheusRule'), [stack])).toMatchObject([
      {
        verdict: 'failed',
        seen: 'PrometheusRule shop/shop is passed by: Prometheus monitoring/kube-prometheus-stack-prometheus wants release=kube-prometheus-stack',
        mend: 'write ruleLabels: { release: kube-prometheus-stack } in platform.yaml',
      },
    ]);
  });

  it('fails where it selects objects of the kind by nothing: no selector selects none, an empty one all', () => {
    expect(judge(object('Probe'), [stack])).toMatchObject([
      { verdict: 'failed', mend: expect.stringContaining('give it a probeSelector') },
    ]);
    const all = { ...stack, spec: { probeSelector: {}, probeNamespaceSelector: {} } };
    expect(judge(object('Probe'), [all])).toMatchObject([{ verdict: 'ok' }]);
  });

  it('fails where it reads its own namespace alone, and where the namespace lacks a label', () => {
    const own = { ...stack, spec: { ruleSelector: {} } };
    expect(judge(object('PrometheusRule'), [own])[0]).toMatchObject({
      verdict: 'failed',
      seen: expect.stringContaining('its own namespace alone'),
    });
    expect(judge(object('PrometheusRule'), [{ ...own, namespace: 'shop' }])[0]?.verdict).toBe('ok');
    const ruleNamespaceSelector: SelectorShape = {
      matchExpressions: [{ key: 'team', operator: 'In', values: ['web', 'shop'] }],
    };
    const some = { ...stack, spec: { ruleSelector: {}, ruleNamespaceSelector } };
    expect(judge(object('PrometheusRule'), [some])[0]).toMatchObject({ mend: 'kubectl label namespace shop team=web' });
    expect(judge(object('PrometheusRule'), [some], { team: 'shop' })[0]?.verdict).toBe('ok');
  });

  it('is enough with one of several, and takes neither an agent for a reader of rules nor a ruler for a scraper', () => {
    const agent: Reader = { ...stack, kind: 'PrometheusAgent', spec: { ruleSelector: {}, podMonitorSelector: {} } };
    const ruler: Reader = { ...stack, kind: 'ThanosRuler', namespace: 'shop', spec: { ruleSelector: {} } };
    expect(judge(object('PrometheusRule'), [agent])[0]?.verdict).toBe('failed');
    expect(judge(object('PodMonitor'), [ruler])[0]?.verdict).toBe('failed');
    expect(judge(object('PrometheusRule'), [stack, ruler])[0]?.verdict).toBe('ok');
  });

  it('is a warning where the operator has nothing that reads: something else may', () => {
    expect(judge(object('PodMonitor'), [])[0]?.verdict).toBe('warning');
    expect(judgeSelectors([], [], new Map())[0]?.verdict).toBe('ok');
  });
});
