import type { KubeObject } from '../../lib/core/kube';
import type { DashboardInput } from '../../lib/dashboard/input';
import { serviceDashboard } from '../../lib/dashboard/dashboard';
import { Dashboard, dashboardObject, dashboardProblems } from '../../lib/dashboard/target';
import { Objective } from '../../lib/objectives/objective';
import { FIXED_SIGNALS } from '../../lib/signals/catalogue';
import { cpuOfLimit, memoryOfLimit } from '../../lib/signals/saturation';
import { idsOf, refusal } from '../core/refusal';
import { input } from './sample';

const subject = { service: 'checkout', namespace: 'shop' };
const at = { construct: 'checkout' };
const model = serviceDashboard(input());

function problems(dashboard: Dashboard, object: KubeObject = dashboardObject(dashboard, subject, model)) {
  return dashboardProblems(dashboard, object, at);
}

describe('a dashboard for the sidecar', () => {
  it('is a ConfigMap with the label that the charts look for, and a key that no other dashboard has', () => {
    const object = dashboardObject(Dashboard.configMap(), subject, model);
    expect(object.metadata).toMatchObject({
      name: 'checkout-dashboard',
      namespace: 'shop',
      labels: { grafana_dashboard: '1', app: 'checkout' },
    });
    expect(object.metadata.annotations).toBeUndefined();
    const data = object.data as Record<string, string>;
    expect(Object.keys(data)).toEqual([`${model.uid}.json`]);
    expect(JSON.parse(data[`${model.uid}.json`]!)).toEqual(JSON.parse(JSON.stringify(model)));
  });

  it('names its folder where there is one', () => {
    const inFolder = Dashboard.configMap({ folder: 'Shop' });
    expect(dashboardObject(inFolder, subject, model).metadata.annotations).toEqual({ grafana_folder: 'Shop' });
    const elsewhere = Dashboard.configMap({ folder: 'Shop', folderAnnotation: 'k8s-sidecar-target-directory' });
    expect(dashboardObject(elsewhere, subject, model).metadata.annotations).toEqual({
      'k8s-sidecar-target-directory': 'Shop',
    });
  });

  it('stays far below what can be applied, and below it even with every signal that there is', () => {
    const bytes = (props: Partial<DashboardInput>) => {
      const object = dashboardObject(Dashboard.configMap(), subject, serviceDashboard(input(props)));
      expect(problems(Dashboard.configMap(), object)).toEqual([]);
      return JSON.stringify(object).length;
    };
    const saturation = [cpuOfLimit, memoryOfLimit];
    expect(bytes({ saturation })).toBeLessThan(64 * 1024);
    expect(bytes({ saturation: FIXED_SIGNALS })).toBeLessThan(192 * 1024);
  });

  it('is refused when it is larger than can be applied', () => {
    const many = Array.from({ length: 200 }, (_, index) => Objective.errorRatio({ name: `errors-${index}` }));
    const huge = serviceDashboard(input({ objectives: many }));
    const object = dashboardObject(Dashboard.configMap(), subject, huge);
    expect(problems(Dashboard.configMap(), object)).toMatchObject([
      {
        id: 'dashboard',
        at: { object: 'ConfigMap shop/checkout-dashboard' },
        given: expect.stringMatching(/^\d+ bytes$/),
      },
    ]);
  });
});

describe('a dashboard for the Grafana operator', () => {
  const operator = Dashboard.grafanaOperator({ instances: { dashboards: 'grafana' } });

  it('is a GrafanaDashboard that names its Grafana and brings the same dashboard', () => {
    const object = dashboardObject(operator, subject, model);
    expect(object).toMatchObject({
      apiVersion: 'grafana.integreatly.org/v1beta1',
      kind: 'GrafanaDashboard',
      spec: {
        instanceSelector: { matchLabels: { dashboards: 'grafana' } },
        allowCrossNamespaceImport: true,
        resyncPeriod: '10m',
      },
    });
    const inMap = dashboardObject(Dashboard.configMap(), subject, model).data as Record<string, string>;
    expect((object.spec as { json: string }).json).toBe(inMap[`${model.uid}.json`]);
    expect(problems(operator)).toEqual([]);
  });

  it('says folder, resync and namespaces where they are given', () => {
    const instances = { dashboards: 'grafana' };
    const given = Dashboard.grafanaOperator({ instances, folder: 'Shop', resync: 0, acrossNamespaces: false });
    expect(dashboardObject(given, subject, model).spec).toMatchObject({
      folder: 'Shop',
      resyncPeriod: '0s',
      allowCrossNamespaceImport: false,
    });
  });
});

describe('a dashboard that Grafana would not show', () => {
  it('is refused when nobody would select it', () => {
    expect(idsOf(problems(Dashboard.configMap({ labels: {} })))).toEqual(['dashboard']);
    expect(idsOf(problems(Dashboard.grafanaOperator({ instances: {} })))).toEqual(['dashboard']);
  });

  it('is refused when its labels and annotations are none', () => {
    const odd = Dashboard.configMap({
      labels: { 'a b': 'ok', fine: 'not fine' },
      folder: 'x',
      folderAnnotation: 'a b',
    });
    expect(idsOf(problems(odd))).toEqual(['name', 'name', 'name']);
  });

  it.each(['', 'x'.repeat(41), 'a b', 'a/b', 'ä'])('is refused with the uid %j', (uid) => {
    expect(idsOf(refusal(() => Dashboard.configMap({ uid })))).toEqual(['dashboard']);
    expect(idsOf(refusal(() => Dashboard.grafanaOperator({ instances: { a: 'b' }, uid })))).toEqual(['dashboard']);
  });

  it('takes the longest uid', () => {
    expect(Dashboard.configMap({ uid: 'x'.repeat(40) }).facts.uid).toHaveLength(40);
  });
});
