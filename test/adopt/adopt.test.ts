import { parseAllDocuments } from 'yaml';
import { adopt, type Adopted } from '../../lib/adopt/adopt';
import { formatDifference } from '../../lib/adopt/difference';
import { readObjects } from '../../lib/adopt/read';
import { CutoverError } from '../../lib/core/error';
import { DIGEST, IMAGE, chart, objectOf, plainObjects } from './sample';

interface Document {
  readonly kind: string;
  readonly spec: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- each test knows what is in it
}

interface Pod {
  readonly volumes: readonly object[];
  readonly containers: readonly { readonly volumeMounts: readonly object[]; readonly env: readonly object[] }[];
  readonly initContainers: readonly { readonly resources: { readonly limits: object } }[];
}

/** What is read of a file. */
function documents(adopted: Adopted, file: string): Document[] {
  return parseAllDocuments(adopted.files.get(file)!).map((document) => document.toJS() as Document);
}

const podOf = (adopted: Adopted) =>
  documents(adopted, 'takeover/1-slot.yaml').find(({ kind }) => kind === 'Deployment')!.spec.template.spec as Pod;

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof CutoverError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a chart', () => {
  const adopted = adopt(chart(), { namespace: 'shop', images: [IMAGE] });
  const texts = adopted.differences.map(formatDifference);
  const about = (part: string) => texts.filter((text) => text.includes(part));

  it('becomes a release that is idle, with the version and the image that run in the live slot', () => {
    expect(adopted.release).toEqual({
      service: 'shop-checkout',
      live: 'blue',
      stage: 'idle',
      slots: { blue: { version: '2.4.0', image: IMAGE } },
    });
  });

  it('keeps what has no prop by patches', () => {
    const pod = podOf(adopted);
    expect(pod).toMatchObject({
      nodeSelector: { disk: 'ssd' },
      tolerations: [{ key: 'shop', operator: 'Exists' }],
      securityContext: { fsGroup: 2000 },
      automountServiceAccountToken: true,
    });
    expect(pod.volumes).toContainEqual({ name: 'data', persistentVolumeClaim: { claimName: 'shop-data' } });
    expect(pod.containers[0]!.volumeMounts).toContainEqual({ name: 'data', mountPath: '/var/lib/checkout' });
    expect(pod.containers[0]!.env).toContainEqual({
      name: 'CPU_LIMIT',
      valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } },
    });
    for (const part of ['nodeSelector', 'tolerations', 'fsGroup', 'CPU_LIMIT', '/var/lib/checkout'])
      expect(about(part)).toEqual([]);
  });

  it('gives an init container without a limit of its memory none', () => {
    expect(podOf(adopted).initContainers[0]!.resources.limits).toEqual({});
  });

  it('says what the longer grace period is made of, and that a preStop command is not run', () => {
    expect(about('terminationGracePeriodSeconds')[0]).toMatch(/10 → 30: the sum of/);
    expect(adopted.decisions.join('\n')).toMatch(/preStop .*nginx -s quit.* is not run any more/);
  });

  it('asks two questions where the chart asks one, and has a person decide', () => {
    expect(podOf(adopted).containers[0]).toMatchObject({
      readinessProbe: { httpGet: { path: '/' } },
      livenessProbe: { tcpSocket: { port: 'http' } },
    });
    expect(adopted.files.get('service.ts')).toContain('container.live: it asked what ready asks');
  });

  it('says that a NetworkPolicy no longer finds the pods', () => {
    expect(adopted.differences.find(({ object }) => object.startsWith('NetworkPolicy'))).toMatchObject({
      decide: true,
      before: { matchLabels: { 'app.kubernetes.io/name': 'checkout' } },
    });
  });

  it('takes hosts, gateways and timeout over from the route, and removes that route after its own is there', () => {
    const [route] = documents(adopted, 'takeover/4-routes.yaml');
    expect(route!.spec).toMatchObject({
      hosts: ['shop-checkout.shop.svc.cluster.local', 'checkout.example.com'],
      gateways: ['mesh', 'istio-system/public'],
    });
    expect(route!.spec.http[0].timeout).toBe('20s');
    expect(adopted.files.get('takeover/takeover.sh')).toMatch(
      /put 4-routes\.yaml[^]*delete --ignore-not-found virtualservice checkout-public/,
    );
  });

  it('brings the slot up, then the Service, then the routes, and only then the old pods end', () => {
    const script = adopted.files.get('takeover/takeover.sh')!;
    const order = [
      'kubectl apply -f 1-slot.yaml',
      'scale deployment/shop-checkout-blue --replicas=$pods',
      'until [ "$(kubectl -n shop get deployment shop-checkout-blue',
      '--overwrite app=shop-checkout',
      'put 2-service.yaml',
      'until [ "$(endpoints shop-checkout \'app=shop-checkout,cutover.dev/slot=blue\')" -ge $pods ]',
      'put 3-subsets.yaml',
      'put 4-routes.yaml',
      'put 6-service.yaml',
      'scale deployment/shop-checkout --replicas=0',
      'apply -f 7-autoscaler.yaml',
    ];
    const places = order.map((line) => script.indexOf(line));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });
});

describe('an image', () => {
  const tagged = () => plainObjects({ container: { image: 'registry.test:5000/checkout:v3' } });
  const pod = (imageID: string, name: string) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', labels: { app: 'checkout' } },
    spec: { containers: [{ name: 'web' }] },
    status: { containerStatuses: [{ name: 'web', imageID }] },
  });

  it('without a digest has that of the pods that run it, and its tag for a version', () => {
    const objects = [...tagged(), pod(`docker-pullable://registry.test:5000/checkout@${DIGEST}`, 'a')];
    expect(adopt(objects, {}).release.slots.blue).toEqual({
      version: 'v3',
      image: `registry.test:5000/checkout@${DIGEST}`,
    });
  });

  it('is refused where nobody knows its digest, and where pods run several', () => {
    expect(refusal(() => adopt(tagged(), {}))).toMatch(/no running pod[^]*--image IMAGE@sha256/);
    const other = `checkout@sha256:${'b'.repeat(64)}`;
    const both = [...tagged(), pod(`checkout@${DIGEST}`, 'a'), pod(other, 'b')];
    expect(refusal(() => adopt(both, {}))).toMatch(/wait until its rollout has ended/);
    expect(refusal(() => adopt([...tagged(), pod('sha256:12', 'a')], {}))).toMatch(/no running pod/);
  });
});

describe('what is not clear', () => {
  it('is refused with what would make it clear', () => {
    const [deployment, service] = plainObjects();
    const another = { ...service!, metadata: { name: 'front', namespace: 'shop' } };
    const renamed = { ...service!, metadata: { name: 'back', namespace: 'shop' } };
    expect(refusal(() => adopt([deployment!, another, renamed], {}))).toMatch(/--service NAME/);
    expect(refusal(() => adopt([service!], {}))).toMatch(/no Deployment/);
    expect(refusal(() => adopt(chart(), { images: [IMAGE] }))).toMatch(/--namespace shop/);
    const probes = { readinessProbe: undefined, livenessProbe: undefined };
    const silent = plainObjects({ container: probes });
    expect(refusal(() => adopt(silent, {}))).toMatch(/--ready \/ready/);
    expect(adopt(silent, { probes: { ready: '/ready' } }).decisions.join()).toContain('there was no liveness probe');
  });

  it('has names that are no names refused before they are in a script', () => {
    const objects = plainObjects().map((object) => ({
      ...object,
      metadata: { ...object.metadata, namespace: "shop'; rm -rf /; '" },
    }));
    expect(refusal(() => adopt(objects, {}))).toContain('rm -rf');
    const ends = objectOf('policy/v1', 'PodDisruptionBudget', 'a\nEND\nrm -rf /', {});
    expect(refusal(() => adopt([...plainObjects(), ends], {}))).toContain('rm -rf');
  });
});

describe('objects in a text', () => {
  it('are those of lists and of every document that has one', () => {
    const text =
      '# nothing\n---\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Service, metadata: {name: a}}\n---\n';
    expect(readObjects(text, 'a.yaml').map(({ metadata }) => metadata.name)).toEqual(['a']);
    expect(readObjects('', 'a.yaml')).toEqual([]);
  });

  it.each([
    ['no YAML', 'a: [', 'a.yaml:1'],
    ['no object', '---\na: 1', 'without apiVersion'],
    ['an alias of itself', 'a: &a\n  b: *a', 'a.yaml'],
  ])('are refused where there is %s', (_, text, says) => {
    expect(refusal(() => readObjects(text, 'a.yaml'))).toContain(says);
  });
});
