import { join } from 'node:path';
import { adopt, type Adopted } from '../../lib/adopt/adopt';
import type { AdoptionChoice } from '../../lib/adopt/adoption';
import { objectsAround } from '../../lib/adopt/cluster';
import { until, type ClusterApi, type ClusterObject } from '../../lib/engines';
import { describeOnEngines, type TestCluster } from './support/cluster';
import { endpointsDuring, type Ready, type State } from './support/kubernetes/endpoints';
import { kubectlOnPath } from './support/kubernetes/kubectl';
import { record } from './support/report';

const TIER = 'Kubernetes behaviour: adoption';
const PODS = 3;
/** Milliseconds in which proxies hear of new routes, at the least that the script gives them. */
const HEARD_WITHIN = 10_000;
const IMAGE = `registry.test/checkout@sha256:${'a'.repeat(64)}`;

/** How a service ran before. */
interface Before {
  readonly name: string;
  readonly deployment: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The Service that clients call. */
  readonly called: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly choice: AdoptionChoice;
}

const befores: readonly Before[] = [
  {
    name: 'chart-with-the-service-s-name',
    deployment: 'shop-checkout',
    labels: { 'app.kubernetes.io/name': 'checkout', 'app.kubernetes.io/instance': 'shop' },
    called: 'shop-checkout',
    selector: { 'app.kubernetes.io/name': 'checkout', 'app.kubernetes.io/instance': 'shop' },
    choice: {},
  },
  {
    name: 'labels-that-the-service-goes-by',
    deployment: 'checkout',
    labels: { app: 'checkout' },
    called: 'checkout',
    selector: { app: 'checkout' },
    choice: {},
  },
  {
    name: 'labels-that-are-another-s',
    deployment: 'checkout-v1',
    labels: { app: 'legacy', tier: 'web' },
    called: 'checkout',
    selector: { app: 'legacy' },
    choice: {},
  },
  {
    name: 'service-of-another-name',
    deployment: 'checkout',
    labels: { app: 'legacy' },
    called: 'front',
    selector: { app: 'legacy' },
    choice: { service: 'checkout' },
  },
];

/** What was seen of one takeover, and of the way back. */
interface Seen {
  readonly adopted: Adopted;
  readonly forth: Phase;
  readonly back: Phase;
}

interface Phase {
  readonly output: string;
  readonly code: number | null;
  /** States of the endpoints of the Service that clients call. */
  readonly states: readonly State[];
  /** Endpoints while proxies may still have the routes from before, and have those from after already. */
  readonly whileRoutesMove: readonly Ready[];
  readonly oldPods: readonly string[];
  readonly slotPods: readonly string[];
  /** Old pods that were not the same ones, in the states up to which the slot had not all of its endpoints. */
  readonly lostEarly: readonly string[];
}

if (!kubectlOnPath()) {
  const notRun = 'takeover.sh: there is no kubectl on PATH';
  record({ tier: TIER, notRun });
  console.warn(`NOT RUN: ${TIER}: ${notRun}`);
}

describeOnEngines(TIER, ['custom-resources', 'controller-manager', 'scheduler', 'kwok'], (cluster) => {
  const kubectl = kubectlOnPath() ? test : test.skip;
  const played = new Map<string, Promise<Seen>>();

  // Side by side, because they wait more than they work; the error of one is that of the test that asks for it.
  beforeAll(async () => {
    if (!kubectlOnPath()) return;
    for (const before of befores) played.set(before.name, play(cluster, before));
    await Promise.allSettled(played.values());
  }, 600_000);

  kubectl.each(befores)(
    '$name: the slot takes over with endpoints at every moment, and the old pods as they were until it has all of its own',
    async (before) => {
      const { adopted, forth, back } = await played.get(before.name)!;
      expect({ code: forth.code, output: forth.output }).toMatchObject({ code: 0 });
      expect(forth.oldPods).toHaveLength(PODS);
      expect(forth.slotPods).toHaveLength(PODS);
      expect(Math.min(...forth.states.map(({ ready }) => ready.length))).toBeGreaterThanOrEqual(PODS);
      for (const ready of forth.whileRoutesMove) expect(ready).toEqual([...forth.oldPods, ...forth.slotPods].sort());
      expect(forth.lostEarly).toEqual([]);
      expect(forth.states.at(-1)!.ready).toEqual(forth.slotPods);
      expect({ code: back.code, output: back.output }).toMatchObject({ code: 0 });
      expect(Math.min(...back.states.map(({ ready }) => ready.length))).toBeGreaterThanOrEqual(PODS);
      for (const ready of back.whileRoutesMove) expect(ready).toEqual([...back.oldPods, ...forth.slotPods].sort());
      expect(back.states.at(-1)!.ready).toEqual(back.oldPods);
      record({
        tier: TIER,
        before: before.name,
        differences: adopted.differences.length,
        states: forth.states.length,
        statesBack: back.states.length,
      });
    },
  );
});

async function play(cluster: TestCluster, before: Before): Promise<Seen> {
  const { api } = cluster;
  const namespace = await cluster.namespace(before.name.slice(0, 40).replace(/-+$/, ''));
  for (const object of objectsOf(before, namespace)) await api.apply(object, { manager: 'helm' });
  await untilEndpoints(api, namespace, before.called, PODS);
  const choice = { ...before.choice, deployment: before.deployment, namespace, images: [IMAGE] };
  const { objects } = await objectsAround(api, namespace);
  const adopted = adopt(objects, choice);
  const folder = join('adopted', namespace);
  for (const [path, text] of adopted.files) cluster.engines.write(join(folder, path), text);
  const { called } = before;
  const route = before.choice.service ?? called;
  const forth = await phase(cluster, { namespace, called, folder, route, script: 'takeover.sh' });
  const back = await phase(cluster, { namespace, called, folder, route: `${called}-route`, script: 'undo.sh' });
  return { adopted, forth, back };
}

async function phase(
  { api, engines }: TestCluster,
  where: { namespace: string; called: string; route: string; folder: string; script: string },
): Promise<Phase> {
  const { namespace, called, folder, script } = where;
  const isSlot = ({ metadata }: ClusterObject) => metadata.labels?.['cutover.dev/slot'] !== undefined;
  const pods = () => api.list('v1', 'Pod', namespace);
  const startWith = (await pods())
    .filter((pod) => !isSlot(pod))
    .map(({ metadata }) => metadata.name)
    .sort();
  let end = { code: null as number | null, output: '' };
  let all: readonly ClusterObject[] = [];
  const states = await endpointsDuring(api, namespace, called, async () => {
    const env = { KUBECONFIG: engines.kubeconfig(), HOME: engines.folder };
    const args = [join(engines.folder, folder, 'takeover', script)];
    end = await engines.run('kubectl', { program: '/bin/sh', args, env }, 400_000);
    // What is scaled down ends a moment after the script.
    all = await until(
      async () => {
        const left = (await pods()).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
        return left.length === PODS && left;
      },
      { limit: 60_000 },
      (why) => new Error(`pods are left over: ${why}`),
    );
    await untilEndpoints(api, namespace, called, PODS);
  });
  const names = (list: readonly ClusterObject[]) => list.map(({ metadata }) => metadata.name).sort();
  const slotPods = names(all.filter(isSlot));
  const isFull = (ready: Ready) => slotPods.every((pod) => ready.includes(pod));
  const full = states.findIndex(({ ready }) => slotPods.length > 0 && isFull(ready));
  const early = states.slice(0, full < 0 ? 0 : full);
  const route = await api.get({
    ...{ apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' },
    metadata: { name: where.route, namespace },
  });
  const moved = Date.parse(route?.metadata.creationTimestamp ?? '');
  return {
    ...end,
    states,
    whileRoutesMove: statesFrom(states, moved, moved + HEARD_WITHIN),
    oldPods: script === 'undo.sh' ? names(all.filter((pod) => !isSlot(pod))) : startWith,
    slotPods,
    lostEarly: startWith.filter((pod) => early.some(({ ready }) => !ready.includes(pod))),
  };
}

/** The states in force in a span of time, in milliseconds since 1970. */
function statesFrom(states: readonly State[], begin: number, end: number): readonly Ready[] {
  if (Number.isNaN(begin)) throw new Error('the route was not written');
  const before = states.findLastIndex(({ from }) => from <= begin);
  return states.slice(Math.max(before, 0)).flatMap(({ from, ready }) => (from <= end ? [ready] : []));
}

async function untilEndpoints(api: ClusterApi, namespace: string, service: string, count: number): Promise<void> {
  await until(
    async () => {
      const slices = await api.list(
        'discovery.k8s.io/v1',
        'EndpointSlice',
        namespace,
        `kubernetes.io/service-name=${service}`,
      );
      const endpoints = slices.flatMap(
        (slice) => (slice as { endpoints?: { conditions: { ready?: boolean } }[] }).endpoints ?? [],
      );
      return endpoints.filter(({ conditions }) => conditions.ready).length === count;
    },
    { limit: 60_000 },
    (why) => new Error(`${service} has not ${count} endpoints: ${why}`),
  );
}

function objectsOf({ deployment, labels, called, selector }: Before, namespace: string): readonly object[] {
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: deployment, namespace, labels },
      spec: {
        replicas: PODS,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels: { ...labels, version: 'v1' } },
          spec: {
            containers: [
              {
                name: 'web',
                image: 'registry.test/checkout:v1',
                ports: [{ name: 'web', containerPort: 8080 }],
                readinessProbe: { httpGet: { path: '/ready', port: 'web' } },
                livenessProbe: { httpGet: { path: '/live', port: 'web' } },
                securityContext: { runAsUser: 1000 },
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: called, namespace },
      spec: { selector, ports: [{ name: 'http', port: 80, targetPort: 'web' }] },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: called, namespace },
      spec: { host: called, subsets: [{ name: 'v1', labels: { version: 'v1' } }] },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: `${called}-route`, namespace },
      spec: {
        hosts: [called],
        http: [{ route: [{ destination: { host: called, subset: 'v1' } }] }],
      },
    },
  ];
}
