import * as fc from 'fast-check';
import type { KubeObject } from 'cutover';
import { annotationsOf, memoryOf } from '../../lib/actor/memory';
import { commitMessage } from '../../lib/actor/message';
import { lackOf } from '../../lib/actor/readiness';
import { runFacts } from '../../lib/actor/runs';
import { arrival, shareQueries } from '../../lib/actor/share';
import { otherDriver } from '../../lib/actor/weights';
import { parsePromql } from '../../lib/promql/parse';
import { releaseAt } from './sample';

const object = (kind: string, spec: object, more: object = {}): KubeObject => ({
  ...{ apiVersion: 'v1', kind, metadata: { name: 'shop-green', namespace: 'shop' }, spec },
  ...more,
});

describe('an analysis run', () => {
  const wanted = object('AnalysisRun', {});
  const metrics = [
    { name: 'error-ratio', failureCondition: 'result[0] >= 0.01', provider: { prometheus: { query: 'sum(x)' } } },
    { name: 'tried', failureCondition: 'true' },
  ];
  const found = object(
    'AnalysisRun',
    { metrics },
    {
      status: {
        phase: 'Failed',
        completedAt: '2026-01-01T00:05:00Z',
        metricResults: [
          {
            name: 'error-ratio',
            phase: 'Failed',
            measurements: [
              { phase: 'Successful', value: '[0.001]', finishedAt: '2026-01-01T00:03:00Z' },
              { phase: 'Failed', value: '[0.2]', finishedAt: '2026-01-01T00:04:00Z' },
            ],
          },
          { name: 'tried', phase: 'Failed', dryRun: true },
        ],
      },
    },
  );

  test('is told by the measurement that decided, and without metrics of a dry run', () => {
    expect(runFacts(wanted, found)).toMatchObject({
      ...{ name: 'shop-green', phase: 'Failed', endedAt: Date.parse('2026-01-01T00:05:00Z') / 1000 },
      metrics: [
        {
          ...{ name: 'error-ratio', phase: 'Failed', bad: 'result[0] >= 0.01', query: 'sum(x)' },
          measured: { value: '[0.2]', at: Date.parse('2026-01-01T00:04:00Z') / 1000 },
        },
      ],
    });
  });

  test('that is not there, or not begun, is neither good nor bad', () => {
    expect(runFacts(wanted, undefined).phase).toBe('Missing');
    expect(runFacts(wanted, object('AnalysisRun', { metrics })).phase).toBe('Pending');
  });
});

describe('a share of the requests', () => {
  const of = (candidate: number, all: number, weight: number) => arrival(weight, { window: 60, candidate, all }).kind;

  test.each([
    [100, 1000, 0.1, 'arrived'],
    [0, 1000, 0.1, 'elsewhere'],
    [500, 1000, 0.1, 'elsewhere'],
    [0, 10, 0.1, 'arrived'],
    [990, 1000, 1, 'arrived'],
    [500, 1000, 1, 'elsewhere'],
    [0, 0, 0.1, 'unknown'],
    [NaN, NaN, 0.1, 'unknown'],
  ])('%d of %d at a weight of %d: %s', (candidate, all, weight, kind) => {
    expect(of(candidate, all, weight)).toBe(kind);
  });

  test('that is right is never taken for another one, whatever the number of requests', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 100 }), (all, percent) => {
        expect(of(Math.round((all * percent) / 100), all, percent / 100)).toBe('arrived');
      }),
    );
  });

  test('is asked for in PromQL that names one version, whatever that is called', () => {
    const { candidate, all } = shareQueries(
      releaseAt('shift-10', { slots: { green: { version: 'v"2}', image: '' } } }),
      'shop',
      60,
    );
    for (const query of [candidate, all]) expect(parsePromql(query).problems).toEqual([]);
    expect(candidate).toContain('destination_workload="shop-green"');
    expect(all).not.toContain('destination_workload');
  });
});

test('weights belong to the GitOps engine or to people, and another manager is named', () => {
  const routes = { 'f:spec': { 'f:http': {} } };
  const fields = (manager: string, fieldsV1: object = routes, subresource?: string) => ({
    ...{ manager, fieldsV1 },
    ...(subresource === undefined ? {} : { subresource }),
  });
  const fine = ['argocd-controller', 'kustomize-controller', 'kubectl-edit', 'cutover'].map((manager) =>
    fields(manager),
  );
  expect(
    otherDriver([...fine, fields('istiod', {}, 'status'), fields('labeller', { 'f:metadata': {} })]),
  ).toBeUndefined();
  expect(otherDriver([...fine, fields('rollouts-controller')])).toBe('rollouts-controller');
  expect(otherDriver([fields('flagger')])).toBe('flagger');
});

test('a Deployment lacks what an autoscaler is still to bring', () => {
  const status = (available: number) => ({
    status: { observedGeneration: 1, updatedReplicas: available, availableReplicas: available },
  });
  const wanted = object('Deployment', {});
  const scaler = object('HorizontalPodAutoscaler', { scaleTargetRef: { name: 'shop-green' }, minReplicas: 4 });
  expect(lackOf(wanted, object('Deployment', { replicas: 1 }, status(1)), [])).toBeUndefined();
  expect(lackOf(wanted, object('Deployment', { replicas: 1 }, status(1)), [scaler])).toContain('1 of 4');
  expect(lackOf(wanted, object('Deployment', { replicas: 0 }), [scaler])).toBeUndefined();
  expect(lackOf(wanted, undefined, [])).toContain('not there');
});

test('what is remembered is read as it was written, and what is broken is not there', () => {
  const memory = {
    ...{ silentSince: { git: 1_700_000_000, push: 1_700_000_100 }, called: 'inconclusive' },
    ...{ seen: { stand: 'v2 at shift-10, attempt 1', at: 1_700_000_000.5 } },
    takenBack: { stand: 'v2 at shift-10, attempt 1', at: 1_700_000_000, evidence: ['one', 'two'] },
  };
  const kept = Object.fromEntries(
    Object.entries(annotationsOf(memory)).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  expect(memoryOf(kept)).toEqual(memory);
  const broken = Object.fromEntries(Object.keys(kept).map((key) => [key, '{']));
  expect(memoryOf(broken)).toEqual({ silentSince: {}, called: '{' });
});

test('nothing that was measured becomes a trailer or a line of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const message = commitMessage({
        ...{ before: releaseAt('shift-10'), after: releaseAt('rollback'), environment: undefined },
        evidence: [`gate: ${text.replace(/[\r\n]/g, ' ')}`],
      });
      const trailers = message.split('\n').filter((line) => line.startsWith('Cutover-'));
      expect(trailers).toEqual(['Cutover-Release: shop', 'Cutover-Step: shift-10 → rollback', 'Cutover-Attempt: 1']);
    }),
  );
});
