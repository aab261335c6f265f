import { ApiObject } from 'cdk8s';
import { ReleasePlan } from 'cutover';
import { cutoverMatchers, expectStageChange, type SynthesizedStage } from 'cutover/testing';
import { guide000, recommendation } from './recommendation';

expect.extend(cutoverMatchers);

const releases = guide000();
const ROUTE = 'VirtualService production/recommendation spec.http[1].route';

describe('a step of the plan', () => {
  it('changes the two weights and nothing else, from 10 to 25 %', () => {
    const step = expectStageChange(releases.at('shift-10'), releases.at('shift-25'));
    step.toBeOnly([`${ROUTE}[0].weight`, `${ROUTE}[1].weight`]);
    expect(step.changes).toEqual([
      { kind: 'changed', object: 'VirtualService production/recommendation', path: at(0), before: 90, after: 75 },
      { kind: 'changed', object: 'VirtualService production/recommendation', path: at(1), before: 10, after: 25 },
    ]);

    function at(index: number): string {
      return `spec.http[1].route[${index}].weight`;
    }
  });

  it('restarts no pod, whichever it is', () => {
    for (const [from, to] of releases.steps()) expectStageChange(from, to).toRestartNothing();
  });

  it('back from any stage restarts no pod either', () => {
    for (const stage of releases.plan.names) {
      expectStageChange(releases.at(stage), releases.rollbackFrom(stage)).toRestartNothing();
    }
  });

  it('adds the objects of the candidate at preview', () => {
    expectStageChange(releases.at('idle'), releases.at('preview')).toBeOnly([
      '+ Service production/recommendation-green',
      '+ Deployment production/recommendation-green',
      '+ HorizontalPodAutoscaler production/recommendation-green',
      '+ PodDisruptionBudget production/recommendation-green',
      'HorizontalPodAutoscaler production/recommendation-blue spec.minReplicas',
      'VirtualService production/recommendation spec.http[0].route[0].destination.subset',
    ]);
  });

  it('removes the autoscaler of the slot that it stops', () => {
    expectStageChange(releases.at('soak'), releases.at('retire'))
      .toBeOnly([
        '- HorizontalPodAutoscaler production/recommendation-blue',
        '- PodDisruptionBudget production/recommendation-blue',
        'Deployment production/recommendation-blue spec.replicas',
      ])
      .toRestartNothing();
  });

  it('to the stage that one is at changes nothing', () => {
    expectStageChange(releases.at('soak'), releases.at('soak')).toBeOnly([]);
  });
});

describe('the names of changes', () => {
  const expectation = expectStageChange(releases.at('shift-10'), releases.at('shift-25'));

  it('cover what is below them', () => {
    expectation.toBeOnly([ROUTE]);
    expectation.toBeOnly(['VirtualService production/recommendation']);
  });

  it('do not cover what only begins like them', () => {
    expect(() => expectation.toBeOnly(['VirtualService production/recommend'])).toThrow();
    expect(() => expectation.toBeOnly([`${ROUTE}[0].wei`])).toThrow();
  });

  it('are compared with a difference that can be read', () => {
    expect(() => expectation.toBeOnly([`${ROUTE}[0].weight`, 'Deployment production/x spec.replicas'])).toThrow(
      [
        'The step shift-10 → shift-25 changes something else than the test expects.',
        '',
        'changed, and not expected:',
        `  ${ROUTE}[1].weight: 10 → 25`,
        '',
        'expected, and not changed:',
        '  Deployment production/x spec.replicas',
        '',
        'all that it changes:',
        `  ${ROUTE}[0].weight: 90 → 75`,
        `  ${ROUTE}[1].weight: 10 → 25`,
      ].join('\n'),
    );
  });

  it('say of additions and removals that they are', () => {
    const retire = expectStageChange(releases.at('soak'), releases.at('retire'));
    expect(() => retire.toBeOnly([])).toThrow('\n  - HorizontalPodAutoscaler production/recommendation-blue');
    const preview = expectStageChange(releases.at('idle'), releases.at('preview'));
    expect(() => preview.toBeOnly([])).toThrow('\n  + Deployment production/recommendation-green');
  });
});

describe('a restart', () => {
  const withLabel = (stage: SynthesizedStage, kind: string, replicas?: number): SynthesizedStage => ({
    ...stage,
    objects: stage.objects.map((object) =>
      object.kind === kind && object.metadata.name === 'recommendation-blue'
        ? { ...object, spec: { ...(object.spec as object), replicas, template: { metadata: { labels: { a: 'b' } } } } }
        : object,
    ),
  });

  it('is told with the fields of the pod template', () => {
    const idle = releases.at('idle');
    expect(() => expectStageChange(idle, withLabel(idle, 'Deployment')).toRestartNothing()).toThrow(
      /^The step idle → idle restarts pods\.\n\nchanged in their template:\n {2}Deployment production\/recommendation-blue spec\.template\.metadata\.annotations: /,
    );
  });

  it('needs pods: a stopped slot has none', () => {
    const retire = releases.at('retire');
    expectStageChange(retire, withLabel(retire, 'Deployment')).toRestartNothing();
    expect(retire).toHaveObject('Deployment', 'recommendation-blue', { spec: { replicas: 0 } });
  });

  it('of another workload of the chart counts as well', () => {
    const build = (image: string) =>
      guide000({
        plan: undefined,
        build: (chart, release) => {
          new ApiObject(chart, 'agent', {
            apiVersion: 'apps/v1',
            kind: 'DaemonSet',
            metadata: { name: 'agent' },
            spec: {
              selector: { matchLabels: { app: 'agent' } },
              template: { metadata: { labels: { app: 'agent' } }, spec: { containers: [{ name: 'agent', image }] } },
            },
          });
          return recommendation({ plan: ReleasePlan.guide000() })(chart, release);
        },
      }).at('idle');
    expect(() => expectStageChange(build('agent:1'), build('agent:2')).toRestartNothing()).toThrow(
      'DaemonSet production/agent spec.template.spec.containers[0].image: "agent:1" → "agent:2"',
    );
  });
});
