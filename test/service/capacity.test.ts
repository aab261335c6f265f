import { k8s } from 'cdk8s-plus-27';
import fc from 'fast-check';
import { SLOTS } from '../../lib/core/labels';
import { Capacity, fullReplicas, peakPods, type AutoscaledProps, type SlotCapacity } from '../../lib/service/capacity';
import { autoscalerObject, deploymentObject, disruptionBudgetObject } from '../../lib/service/objects';
import { refusal } from '../core/refusal';
import { rendered } from './sample';

const WHERE = { service: 'shop', namespace: 'web' };

interface Spec {
  readonly replicas?: number;
  readonly strategy?: unknown;
}

function deployment(capacity: Capacity | undefined, scale: SlotCapacity): Spec {
  const version = rendered(capacity ? { props: { capacity } } : {});
  return deploymentObject(WHERE, 'blue', version, scale, {}).spec as Spec;
}

function autoscaler(capacity: Capacity, scale: 'normal' | 'release') {
  return autoscalerObject(WHERE, 'blue', rendered({ props: { capacity } }), scale);
}

const bounds = fc
  .record({
    min: fc.integer({ min: 1, max: 50 }),
    more: fc.nat(50),
    share: fc.nat(100),
    maxSurge: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ min, more, share, maxSurge }) => ({
    min,
    max: min + more,
    duringRelease: min + Math.floor((more * share) / 100),
    maxSurge,
  }));

describe('a fixed capacity', () => {
  it('is full at its replicas, at its peak with its surge, and written to Git unless the slot is stopped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 9 }), (replicas, maxSurge) => {
        const capacity = Capacity.fixed(replicas, { maxSurge });
        expect([fullReplicas(capacity.facts), peakPods(capacity.facts)]).toEqual([replicas, replicas + maxSurge]);
        const written = (['normal', 'release', 'stopped'] as const).map(
          (scale) => deployment(capacity, scale).replicas,
        );
        expect(written).toEqual([replicas, replicas, 0]);
      }),
      { numRuns: 30 },
    );
  });

  it('has a surge of one pod, and no autoscaler', () => {
    const capacity = Capacity.fixed(3);
    expect(capacity.facts).toEqual({ kind: 'fixed', replicas: 3, maxSurge: 1 });
    expect([autoscaler(capacity, 'normal'), autoscaler(capacity, 'release')]).toEqual([undefined, undefined]);
  });

  it('is two pods when nothing is said', () => {
    expect(deployment(undefined, 'normal').replicas).toBe(2);
    expect(rendered().capacity).toEqual({ kind: 'fixed', replicas: 2, maxSurge: 1 });
  });
});

describe('an autoscaled capacity', () => {
  it('is full at what a release keeps, at its peak at its most with the surge, and leaves replicas out of Git', () => {
    fc.assert(
      fc.property(bounds, (props) => {
        const capacity = Capacity.autoscaled(props);
        expect(fullReplicas(capacity.facts)).toBe(props.duringRelease);
        expect(peakPods(capacity.facts)).toBe(props.max + props.maxSurge);
        expect(deployment(capacity, 'normal')).not.toHaveProperty('replicas');
        expect(deployment(capacity, 'release')).not.toHaveProperty('replicas');
        expect(deployment(capacity, 'stopped').replicas).toBe(0);
        expect(autoscaler(capacity, 'normal')?.spec).toMatchObject({ minReplicas: props.min, maxReplicas: props.max });
        expect(autoscaler(capacity, 'release')?.spec).toMatchObject({
          minReplicas: props.duringRelease,
          maxReplicas: props.max,
        });
      }),
      { numRuns: 30 },
    );
  });

  it('keeps both slots at the most pods while a release is open, when nothing is said', () => {
    const capacity = Capacity.autoscaled({ min: 4, max: 8 });
    expect(capacity.facts).toEqual({
      kind: 'autoscaled',
      min: 4,
      max: 8,
      during: 8,
      targetCpuPercent: 70,
      maxSurge: 1,
    });
    expect(autoscaler(capacity, 'release')).toEqual({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: {
        name: 'shop-blue',
        namespace: 'web',
        labels: {
          app: 'shop',
          'app.kubernetes.io/name': 'shop',
          'app.kubernetes.io/managed-by': 'cutover',
          'cutover.dev/slot': 'blue',
        },
      },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop-blue' },
        minReplicas: 8,
        maxReplicas: 8,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
        ],
      },
    });
  });

  it('has an autoscaler whose every field Kubernetes knows', () => {
    const { spec } = autoscaler(Capacity.autoscaled({ min: 1, max: 2, targetCpuPercent: 55 }), 'normal') as {
      spec?: k8s.HorizontalPodAutoscalerSpecV2;
    };
    expect(k8s.KubeHorizontalPodAutoscalerV2.manifest({ spec }).spec).toEqual(spec);
    expect(spec?.metrics?.[0]?.resource?.target.averageUtilization).toBe(55);
  });
});

describe('a capacity that is none', () => {
  const autoscaled = (props: Partial<AutoscaledProps>) => () => Capacity.autoscaled({ min: 2, max: 4, ...props });

  it.each<[string, string, () => Capacity]>([
    ['replicas', '0', () => Capacity.fixed(0)],
    ['replicas', '1.5', () => Capacity.fixed(1.5)],
    ['maxSurge', '0', () => Capacity.fixed(1, { maxSurge: 0 })],
    ['min', '0', autoscaled({ min: 0 })],
    ['max', '1', autoscaled({ max: 1 })],
    ['duringRelease', '1', autoscaled({ duringRelease: 1 })],
    ['duringRelease', '5', autoscaled({ duringRelease: 5 })],
    ['targetCpuPercent', '0', autoscaled({ targetCpuPercent: 0 })],
    ['targetCpuPercent', '101', autoscaled({ targetCpuPercent: 101 })],
    ['maxSurge', '0', autoscaled({ maxSurge: 0 })],
  ])('is refused: %s %s', (field, given, capacity) => {
    expect(refusal(capacity)).toMatchObject([{ id: 'quantity', at: { field }, given }]);
  });
});

describe('the Deployment of a slot', () => {
  it('replaces its pods by its surge, and never has fewer than it should', () => {
    expect(deployment(Capacity.fixed(3, { maxSurge: 2 }), 'normal').strategy).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: 2, maxUnavailable: 0 },
    });
  });

  it.each(SLOTS)('selects the pods of %s by their slot, and never by their version', (slot) => {
    const version = rendered({ subject: { slot } });
    const { metadata, spec } = deploymentObject(WHERE, slot, version, 'normal', { env: 'prod' });
    const labels = { app: 'shop', 'cutover.dev/slot': slot };
    expect(metadata.name).toBe(`shop-${slot}`);
    expect(metadata.labels).toMatchObject({ env: 'prod', 'cutover.dev/slot': slot });
    expect(spec).toMatchObject({
      selector: { matchLabels: labels },
      progressDeadlineSeconds: 180,
      revisionHistoryLimit: 2,
      template: { metadata: { labels } },
    });
    expect((spec as { selector: object }).selector).toEqual({ matchLabels: labels });
    expect((spec as { template: object }).template).toBe(version.pod);
    expect(version.pod.metadata.labels).not.toHaveProperty('env');
  });

  it('waits as long for its pods as the startup probe does', () => {
    const version = rendered({ container: { readyWithin: 300 } });
    expect(deploymentObject(WHERE, 'blue', version, 'normal', {}).spec).toMatchObject({ progressDeadlineSeconds: 300 });
    expect(version.readyWithin).toBe(300);
  });
});

describe('the disruption budget of a slot', () => {
  it('lets one pod of the slot go at a time, and always one that is not ready', () => {
    expect(disruptionBudgetObject(WHERE, 'green')).toMatchObject({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'shop-green', namespace: 'web' },
      spec: {
        maxUnavailable: 1,
        selector: { matchLabels: { app: 'shop', 'cutover.dev/slot': 'green' } },
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  });
});
