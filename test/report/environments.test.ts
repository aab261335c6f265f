import { Objective, Platform, Router } from 'cutover';
import { environmentReport, type EnvironmentInput } from '../../lib/report/environments';
import { guide000, recommendation } from '../testing/recommendation';

const objectives = [Objective.errorRatio({ hold: 0.005, rollback: 0.01 })];

function environment(name: string, namespace: string, stage = 'shift-10', version = 'v2.5.0'): EnvironmentInput {
  const platform = Platform.of({ environment: name, gateways: ['istio-system/public'] });
  const router = Router.istio({ hosts: [`${name}.example.com`], previewHeader: 'x-preview' });
  const slots = { blue: { version: 'v2.4.0' }, green: { version } };
  const { objects, release } = guide000({
    platform,
    namespace,
    slots,
    build: recommendation({ router, objectives }),
  }).at(stage);
  return { name, platform: platform.facts, releases: [{ namespace, release }], objects };
}

it('finds environments the same that differ in namespaces and hosts alone', () => {
  const report = environmentReport(environment('staging', 'shop-staging'), environment('production', 'shop'));
  expect(report).toEqual({ from: 'staging', to: 'production', releases: [], platform: [], changes: [] });
});

it('is not deceived by a namespace that is called as the service', () => {
  const report = environmentReport(environment('staging', 'recommendation'), environment('production', 'shop'));
  expect(report.changes).toEqual([]);
});

it('tells of versions, stages and what they come to', () => {
  const report = environmentReport(environment('staging', 'a', 'shift-25', 'v3'), environment('production', 'b'));
  expect(report.releases.map(({ path, before, after }) => [path, before, after])).toEqual([
    ['recommendation.candidate.image', expect.stringContaining('@sha256:'), expect.stringContaining('@sha256:')],
    ['recommendation.candidate.version', 'v3', 'v2.5.0'],
    ['recommendation.stage', 'shift-25', 'shift-10'],
  ]);
  const texts = report.changes.map(({ text }) => text);
  expect(texts).toContain('recommendation: blue 75 % → 90 %, green 25 % → 10 %');
  expect(texts).toContainEqual(expect.stringContaining(', v3 → v2.5.0'));
});
