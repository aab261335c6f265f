import { Gate, Monitoring, Objective, Scrape, Slo } from 'cutover';
import { metricsAt, ofKind, released, runAt, specOf, throughout, watched } from './sample';

describe('the run of a stage', () => {
  const stages = released(watched);

  it('is named by service, version, stage and attempt, and says the last three in labels', () => {
    expect(runAt(stages.at('shift-25'))?.metadata).toMatchObject({
      name: 'recommendation-v2-5-0-shift-25-1',
      namespace: 'production',
      labels: {
        app: 'recommendation',
        version: 'v2.5.0',
        'cutover.dev/stage': 'shift-25',
        'cutover.dev/attempt': '1',
      },
    });
  });

  it('of another attempt is another one, with the same questions', () => {
    const again = released(watched, { attempt: 2 }).at('shift-25');
    expect(runAt(again)?.metadata).toMatchObject({
      name: 'recommendation-v2-5-0-shift-25-2',
      labels: { 'cutover.dev/attempt': '2' },
    });
    expect(specOf(runAt(again))).toEqual(specOf(runAt(stages.at('shift-25'))));
  });

  it('asks before the release whether all is there, and databases alone', () => {
    expect(metricsAt(stages.at('preview'))).toEqual(['candidate-complete', 'no-page', 'connections-postgres']);
    const scraped = released({ ...watched, monitoring: Monitoring.of({ scrape: Scrape.port('http') }) });
    expect(metricsAt(scraped.at('preview'))).toEqual([
      'candidate-complete',
      'scraped',
      'no-page',
      'connections-postgres',
    ]);
  });

  it('asks at a share of the traffic and after all of it', () => {
    const absolute = throughout('share-of-traffic', 'error-ratio', 'latency-p99', 'connections-postgres');
    const memory = throughout('memory-of-limit');
    const shifted = [...absolute, ...throughout('cpu-per-request-against-stable'), ...memory];
    for (const name of ['shift-10', 'shift-25', 'shift-50', 'shift-75'])
      expect(metricsAt(stages.at(name))).toEqual(shifted);
    expect(metricsAt(stages.at('soak'))).toEqual([...absolute, ...memory]);
  });

  it('asks after a rollback whether the version before is well again', () => {
    const back = stages.rollbackFrom('shift-50');
    expect(metricsAt(back)).toEqual([
      'error-ratio',
      'latency-p99',
      'connections-postgres',
      'memory-of-limit',
      'dependents',
    ]);
    const text = JSON.stringify(specOf(runAt(back)));
    expect(text).toContain('recommendation-blue');
    expect(text).not.toContain('recommendation-green');
    expect(runAt(back)?.metadata.name).toBe('recommendation-v2-5-0-rollback-1');
  });

  it('is none before a release and after it', () => {
    for (const stage of [stages.at('idle'), stages.at('retire'), stages.afterSwap()]) {
      expect(ofKind(stage, 'AnalysisRun')).toEqual([]);
    }
    for (const stage of [stages.at('idle'), stages.afterSwap()]) {
      expect(ofKind(stage, 'AnalysisTemplate')).toEqual([]);
    }
  });

  it('on the way back has a name of its own: the run of the stage is measured already', () => {
    for (const name of ['preview', 'shift-10', 'shift-100', 'soak']) {
      const written = stages.at(name).inverse.flatMap((step) => (step.kind === 'apply' ? step.objects : []));
      const runs = written.filter(({ kind }) => kind === 'AnalysisRun').map(({ metadata }) => metadata.name);
      expect(runs).toEqual(['recommendation-v2-5-0-rollback-1']);
    }
  });

  it('asks what `before` says, and nothing that it does not say', () => {
    const none = released({ objectives: [Objective.errorRatio()], before: [] });
    expect(ofKind(none.at('preview'), 'AnalysisRun')).toEqual([]);
    const slo = Slo.availability();
    const budget = released({ before: [Gate.errorBudget(slo)], slos: [slo] });
    expect(metricsAt(budget.at('preview'))).toEqual(['error-budget']);
    expect(ofKind(budget.at('shift-10'), 'AnalysisRun')).toEqual([]);
  });
});
