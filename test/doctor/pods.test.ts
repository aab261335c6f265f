import fc from 'fast-check';
import { judgeAdmission } from '../../lib/doctor/admission';
import { amountOf, amountText } from '../../lib/doctor/amount';
import { isInjector, judgeInjection, sidecarOf, type Injection } from '../../lib/doctor/injection';
import { refusalOf } from '../../lib/doctor/refusal';
import { judgeRoom, podAmounts, type Peak, type Room } from '../../lib/doctor/room';
import type { PodShape, PodSpecShape, WebhookShape } from '../../lib/doctor/shapes';

const app = { name: 'shop', resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi' } } };
const proxy = {
  name: 'istio-proxy',
  resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } },
};
const NATIVE: PodSpecShape = { containers: [app], initContainers: [{ ...proxy, restartPolicy: 'Always' }] };
const CLASSIC: PodSpecShape = { containers: [proxy, app], initContainers: [{ name: 'istio-init' }] };
const BARE: PodSpecShape = { containers: [app] };

describe('how the proxy runs', () => {
  it('shows in the pod: an init container that stays, one beside the application, or none', () => {
    expect([NATIVE, CLASSIC, BARE].map(sidecarOf)).toEqual(['native', 'classic', 'none']);
  });

  /** As the chart of istiod has it. */
  const webhook: WebhookShape = {
    name: 'namespace.sidecar-injector.istio.io',
    clientConfig: { service: { path: '/inject' } },
    namespaceSelector: { matchExpressions: [{ key: 'istio-injection', operator: 'In', values: ['enabled'] }] },
    objectSelector: { matchExpressions: [{ key: 'sidecar.istio.io/inject', operator: 'NotIn', values: ['false'] }] },
  };
  const pod = (spec: PodSpecShape): PodShape => ({
    metadata: { name: 'shop-blue-1', namespace: 'shop', labels: { app: 'shop' } },
    spec,
    status: { phase: 'Running' },
  });
  const judge = (facts: Partial<Injection>) =>
    judgeInjection({
      namespace: 'shop',
      wanted: 'native',
      labels: { 'istio-injection': 'enabled' },
      running: [],
      admitted: [],
      podLabels: [{ app: 'shop' }],
      webhooks: [webhook],
      ...facts,
    });

  it('is well where the pods have what the platform names', () => {
    expect(judge({ running: [pod(NATIVE)], admitted: [NATIVE] })).toMatchObject([{ verdict: 'ok' }]);
    expect(judge({ wanted: 'none', running: [pod(BARE)], labels: {} })).toMatchObject([{ verdict: 'ok' }]);
  });

  it('fails where they have another one, or none, or where pods that come will have none', () => {
    expect(judge({ running: [pod(CLASSIC)] })).toMatchObject([
      { verdict: 'failed', mend: expect.stringContaining('say sidecar: classic') },
    ]);
    expect(judge({ running: [pod(NATIVE)], admitted: [BARE], labels: {} })).toMatchObject([
      { verdict: 'failed', mend: expect.stringContaining('kubectl label namespace shop istio-injection=enabled') },
    ]);
    expect(judge({ running: [pod(BARE)], labels: { 'istio.io/rev': 'canary' } })).toMatchObject([
      { mend: expect.stringContaining('revision or tag canary') },
    ]);
  });

  it('is told by the injector’s own selectors where no pod shows it, and then only whether, not how', () => {
    expect(judge({})).toMatchObject([{ verdict: 'not known' }]);
    expect(judge({ labels: {} })).toMatchObject([{ verdict: 'failed' }]);
    expect(judge({ wanted: 'none' })).toMatchObject([{ verdict: 'failed' }]);
    expect(judge({ wanted: 'none', podLabels: [{ 'sidecar.istio.io/inject': 'false' }] })).toMatchObject([
      { verdict: 'ok' },
    ]);
    expect(judge({ webhooks: undefined })).toMatchObject([{ verdict: 'not known' }]);
  });

  it('fails for sidecars in a namespace of the ambient mesh', () => {
    const labels = { 'istio.io/dataplane-mode': 'ambient' };
    expect(judge({ labels })).toMatchObject([{ verdict: 'failed' }]);
    expect(judge({ labels, wanted: 'none', running: [pod(BARE)] })).toMatchObject([{ verdict: 'ok' }]);
  });

  it('knows an injector by its path, in the cluster or outside of it', () => {
    const at = (clientConfig: WebhookShape['clientConfig']) => isInjector({ name: 'any', clientConfig });
    expect(at({ service: { path: '/inject' } })).toBe(true);
    expect(at({ url: 'https://istiod.example.com/inject/cluster/one' })).toBe(true);
    expect(at({ service: { path: '/mutate' } })).toBe(false);
  });
});

describe('room', () => {
  it('counts a pod as the API server does: sidecars beside, init containers instead, limits as requests', () => {
    expect(podAmounts(NATIVE)).toEqual({
      pods: 1,
      'requests.cpu': 0.2,
      'requests.memory': 384 * 2 ** 20,
      'limits.cpu': 2,
      'limits.memory': 1280 * 2 ** 20,
    });
    const heavy = { name: 'migrate', resources: { limits: { cpu: '3' } } };
    expect(podAmounts({ ...BARE, initContainers: [heavy] })['requests.cpu']).toBe(3);
    expect(podAmounts({ ...NATIVE, initContainers: [...NATIVE.initContainers!, heavy] })['requests.cpu']).toBe(3.1);
  });

  const peak: Peak = { full: { pods: 16, 'requests.cpu': 3.2 }, withSurge: { pods: 20, 'requests.cpu': 4 } };
  const judge = (hard: Record<string, string>, facts: Partial<Room> = {}, scopes: string[] = []) =>
    judgeRoom({
      namespace: 'shop',
      quotas: [{ name: 'shop', namespace: 'shop', hard, used: { pods: '13' }, scopes }],
      ranges: [],
      peaks: [peak],
      running: { pods: 8 },
      specs: [NATIVE],
      ...facts,
    })[0]!;

  it('is there where both slots fit beside what others use, and what is ours now counts once', () => {
    expect(judge({ pods: '25' }).verdict).toBe('ok');
    expect(judge({ pods: '24' })).toMatchObject({
      verdict: 'warning',
      seen: expect.stringContaining('take 25, 5 of others'),
    });
    expect(judge({ pods: '20' })).toMatchObject({
      verdict: 'failed',
      seen: expect.stringContaining('take 21, 5 of others'),
    });
    expect(judge({ cpu: '3' })).toMatchObject({
      verdict: 'failed',
      mend: expect.stringContaining('raise cpu of the quota to 4'),
    });
  });

  it('is not asked of quotas that our pods do not fall under, or of resources that they do not use', () => {
    expect(judge({ pods: '1' }, {}, ['BestEffort']).verdict).toBe('ok');
    expect(judge({ pods: '1' }, {}, ['NotTerminating']).verdict).toBe('failed');
    expect(judge({ services: '1' }).verdict).toBe('ok');
  });

  it('is missing where a container passes a limit of its namespace', () => {
    const range = (limit: object) => ({ name: 'limits', namespace: 'shop', limits: [{ type: 'Container', ...limit }] });
    expect(judge({}, { ranges: [range({ max: { memory: '512Mi' } })] })).toMatchObject({
      verdict: 'failed',
      seen: 'istio-proxy has 1Gi of memory, limits allows 512Mi in shop',
    });
    expect(judge({}, { ranges: [range({ min: { cpu: '200m' } })] }).verdict).toBe('failed');
    expect(judge({}, { ranges: [range({ max: { memory: '1Gi' } })] }).verdict).toBe('ok');
  });
});

describe('amounts', () => {
  it.each([
    ['1500m', 1.5],
    ['2', 2],
    ['2e3', 2000],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['129M', 129e6],
    ['', 0],
    ['many', 0],
  ])('reads %p as Kubernetes does', (text, amount) => expect(amountOf(text)).toBe(amount));

  it('reads what it writes', () => {
    const whole = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(whole, (mebibytes) => amountOf(amountText('memory', mebibytes * 2 ** 20)) === mebibytes * 2 ** 20),
    );
    fc.assert(
      fc.property(whole, (thousandths) => amountOf(amountText('cpu', thousandths / 1000)) === thousandths / 1000),
    );
  });
});

describe('what the API server has against a pod', () => {
  // As API servers say it.
  it.each([
    [
      'pods is forbidden: User "ann" cannot create resource "pods" in API group "" in the namespace "shop"',
      403,
      'not known',
    ],
    [
      'pods "shop-blue-x" is forbidden: exceeded quota: shop, requested: pods=1, used: pods=8, limited: pods=8',
      403,
      'failed',
    ],
    ['pods "shop-blue-x" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true', 403, 'failed'],
    [
      'pods "shop-blue-x" is forbidden: error looking up service account shop/shop: serviceaccount "shop" not found',
      403,
      'not known',
    ],
    ['admission webhook "x" does not support dry run', 400, 'not known'],
    ['namespaces "shop" not found', 404, 'not known'],
  ])('%s', (message, status, verdict) => {
    const refusal = refusalOf(status, message);
    expect(judgeAdmission([{ namespace: 'shop', of: 'shop-blue', refusal }])).toMatchObject([{ verdict }]);
  });

  it('is nothing where it takes the pod', () => {
    expect(judgeAdmission([{ namespace: 'shop', of: 'shop-blue' }])).toMatchObject([{ verdict: 'ok' }]);
  });
});
