import { routeWeights, runState, slotStates } from '../../lib/doctor/release-state';

const destination = (subset: string, weight?: number) => ({
  destination: { host: 'shop.shop.svc.cluster.local', subset },
  ...(weight === undefined ? {} : { weight }),
});

describe('a release as the cluster has it', () => {
  it('has the weights of the route that is left for all requests, not those of a preview', () => {
    const preview = { name: 'preview', route: [destination('green')] };
    const primary = { name: 'primary', route: [destination('blue', 90), destination('green', 10)] };
    expect(routeWeights({ http: [preview, primary] })).toEqual({ blue: 90, green: 10 });
  });

  it('gives a destination that is alone everything, and knows nothing where there is no route', () => {
    expect(routeWeights({ http: [{ route: [destination('blue')] }] })).toEqual({ blue: 100 });
    expect(routeWeights({ http: [{ route: [destination('blue', 100), destination('green', 0)] }] })).toEqual({
      ...{ blue: 100, green: 0 },
    });
    expect(routeWeights({})).toEqual({});
  });

  it('has the pods that are ready in each slot, of those that are wanted', () => {
    const deployment = (slot: string, replicas: number, readyReplicas?: number) => ({
      metadata: { labels: { 'cutover.dev/slot': slot } },
      spec: { replicas, template: { metadata: { labels: { version: `v-${slot}` } } } },
      status: readyReplicas === undefined ? {} : { readyReplicas },
    });
    expect(slotStates([deployment('green', 4), deployment('blue', 8, 7)], { blue: 90, green: 10 })).toEqual({
      blue: { weight: 90, version: 'v-blue', ready: 7, wanted: 8 },
      green: { weight: 10, version: 'v-green', ready: 0, wanted: 4 },
    });
    expect(slotStates([], { blue: 100 })).toEqual({});
  });

  it('has the verdict of each gate, once the controller has looked', () => {
    const metadata = { name: 'shop-v2-shift-50-1' };
    expect(runState({ metadata }, 'shift-50')).toEqual({ name: metadata.name, stage: 'shift-50', gates: {} });
    const status = {
      phase: 'Failed',
      message: 'Metric "error-ratio" assessed Failed due to failed (1) > failureLimit (0)',
      metricResults: [{ name: 'error-ratio', phase: 'Failed' }, { name: 'latency-p99' }],
    };
    expect(runState({ metadata, status }, 'shift-50')).toMatchObject({
      phase: 'Failed',
      message: status.message,
      gates: { 'error-ratio': 'Failed', 'latency-p99': 'Pending' },
    });
  });
});
