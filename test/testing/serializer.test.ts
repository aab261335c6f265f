import { ConfigMap } from 'cdk8s-plus-27';
import { stageSerializer } from 'cutover/testing';
import { guide000, recommendation, withObjects } from './recommendation';

expect.addSnapshotSerializer(stageSerializer);

const releases = guide000();
const text = stageSerializer.serialize(releases.at('retire'));
const headings = (yaml: string) => yaml.split('\n').filter((line) => line.startsWith('#'));

describe('a stage in a snapshot', () => {
  it('can be reviewed', () => {
    const stage = releases.at('shift-25');
    const { objects } = stage;
    const shown = objects.filter(
      ({ kind, metadata }) => metadata.name === 'recommendation' && kind !== 'ServiceAccount',
    );
    expect(withObjects(stage, shown)).toMatchSnapshot();
  });

  it('begins with the traffic and the way back, and goes on wave by wave', () => {
    expect(headings(text)).toEqual([
      '# recommendation at retire: blue 0 %, green 100 %',
      '# The way back:',
      '#   1. restore Deployment production/recommendation-blue, HorizontalPodAutoscaler production/recommendation-blue, PodDisruptionBudget production/recommendation-blue',
      '#   2. wait for 8 pods of production/recommendation-blue',
      '#   3. route VirtualService production/recommendation',
      '# 0-base',
      '# 1-workloads',
      '# 2-subsets',
      '# 3-routes',
    ]);
    expect(stageSerializer.serialize(releases.at('idle'))).toContain('\n# There is no way back.\n');
  });

  it('has digests of eight digits', () => {
    expect(text).toMatch(/image: registry\.test\/recommendation@sha256:[0-9a-f]{8}…\n/);
    expect(text).not.toMatch(/[0-9a-f]{64}/);
  });

  it('is the same whatever the order in which the code adds objects', () => {
    const withConfig = (first: boolean) =>
      guide000({
        build: (chart, release) => {
          const config = () =>
            new ConfigMap(chart, 'config', { metadata: { name: 'shared' }, data: { b: '2', a: '1' } });
          if (first) config();
          const service = recommendation()(chart, release);
          if (!first) config();
          return service;
        },
      }).at('idle');
    const printed = stageSerializer.serialize(withConfig(true));
    expect(printed).toBe(stageSerializer.serialize(withConfig(false)));
    expect(printed).toContain('# 0-base\napiVersion: v1\nkind: ConfigMap\nmetadata:\n');
    expect(printed).toContain('  namespace: production\ndata:\n  a: "1"\n  b: "2"\n');
  });

  it('is for stages only', () => {
    expect(stageSerializer.test(releases.at('idle'))).toBe(true);
    expect([null, 'text', {}, releases].map((value) => stageSerializer.test(value))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
