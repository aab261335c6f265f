import * as fc from 'fast-check';
import { decide, type Decision } from '../../lib/actor/decide';
import type { Asked, ClusterFacts, Observation } from '../../lib/actor/observation';
import { standText } from '../../lib/actor/stand';
import { inForce, NOW, PLAN, releaseAt, run, seen } from './sample';

const holds = (decision: Decision): readonly string[] =>
  decision.kind === 'hold' ? decision.reasons.map(({ id }) => id) : [decision.kind];
const reasonsOf = (decision: Decision) => (decision.kind === 'hold' ? decision.reasons : []);
const withCluster = (more: Partial<ClusterFacts>, observation: Partial<Observation> = {}): Observation =>
  seen('shift-10', { cluster: { answer: inForce(more) }, ...observation });
const silent = (seconds: number) => ({ silent: 'no route', since: NOW - seconds });

describe('a stage that is over', () => {
  const never = { cluster: { answer: inForce({ unapplied: ['not yet'], seenAt: undefined, runs: [] }) } };

  test('goes on to the next one, with what the gates and the proxies said', () => {
    expect(decide(seen())).toEqual({
      kind: 'advance',
      release: releaseAt('shift-50'),
      evidence: [
        'AnalysisRun shop-v2-shift-10-1: Successful',
        expect.stringMatching(/^share of the requests: 10 % of 1000 requests within 120 s/),
      ],
    });
  });

  test.each([
    ['a revision that is not applied', withCluster({ unapplied: ['not yet'] }), 'unapplied'],
    ['weights that are others', withCluster({ weights: { wanted: 'a', actual: 'b' } }), 'unapplied'],
    ['a stage that nobody saw applied', withCluster({ seenAt: undefined }), 'unapplied'],
    ['pods that are missing', withCluster({ lacking: ['2 of 4'] }), 'not ready'],
    ['a run that goes on', withCluster({ runs: [run('Running')], seenAt: NOW - 200 }), 'gates'],
    ['a run that is not there', withCluster({ runs: [run('Missing')], seenAt: NOW - 200 }), 'gates'],
    ['a run that is neither good nor bad', withCluster({ runs: [run('Inconclusive')] }), 'inconclusive'],
    ['a hold since the commit', seen('shift-10', { committedAt: NOW - 179 }), 'stage-hold'],
    ['a hold since the cluster had it', withCluster({ seenAt: NOW - 179 }), 'stage-hold'],
    ['a commit of which nobody knows when', seen('shift-10', { committedAt: undefined as never }), 'stage-hold'],
    ['no approval', seen('shift-10', { revision: { release: releaseAt('shift-10', { approvals: [] }) } }), 'approval'],
    [
      'traffic elsewhere',
      seen('shift-10', { share: { answer: { window: 120, candidate: 500, all: 1000 } } }),
      'elsewhere',
    ],
    ['Git that is silent', seen('shift-10', { git: silent(299) }), 'Git is silent'],
    ['a cluster that is silent', seen('shift-10', { cluster: silent(299) }), 'the cluster is silent'],
    ['Prometheus that is silent', seen('shift-10', { share: silent(299) }), 'Prometheus is silent'],
    ['another driver', withCluster({ otherDriver: 'rollouts-controller' }), 'other driver'],
  ])('is held by %s', (_, observation, reason) => {
    expect(holds(decide(observation))).toContain(reason);
  });

  test.each([
    [299, false],
    [300, true],
  ])('calls people where nobody has applied it after %i s: %s', (since, calls) => {
    const decision = decide(seen('shift-10', { ...never, committedAt: NOW - since }));
    expect(reasonsOf(decision).find(({ id }) => id === 'unapplied')).toMatchObject({ calls });
  });

  test('says until when it is held where only time is missing', () => {
    expect(decide(withCluster({ seenAt: NOW - 170 }))).toMatchObject({ kind: 'hold', until: NOW + 10 });
    expect(decide(withCluster({ seenAt: NOW - 170, lacking: ['2 of 4'] }))).not.toHaveProperty('until');
  });

  test('goes on without a request: nobody can say where they go, and the evidence says that', () => {
    const decision = decide(seen('shift-10', { share: { answer: { window: 120, candidate: 0, all: 0 } } }));
    expect(decision).toMatchObject({
      kind: 'advance',
      evidence: [expect.anything(), expect.stringContaining('no requests')],
    });
  });

  test('waits until the metrics are all of this stage', () => {
    const retired = seen('shift-100', { committedAt: NOW - 60, cluster: { answer: inForce({ seenAt: NOW - 50 }) } });
    expect(decide(retired)).toMatchObject({ kind: 'hold', until: NOW + 70 });
  });

  test('after retire the roles are swapped, and the version that was released is alone', () => {
    expect(decide(seen('retire', { share: undefined as never }))).toMatchObject({
      kind: 'advance',
      release: { live: 'green', stage: 'idle', slots: { green: { version: 'v2' } } },
    });
  });
});

describe('a gate that fails', () => {
  const failed = run('Failed', {
    metrics: [
      {
        name: 'error-ratio',
        phase: 'Failed',
        bad: 'result[0] >= 0.01',
        query: 'sum(\n  rate(x[1m]))',
        measured: { value: '[0.4]', at: NOW - 5 },
      },
      { name: 'latency', phase: 'Successful', measured: { value: '[0.1]' } },
    ],
  });

  test('takes the release back with gate, value, bound, time and query', () => {
    expect(decide(withCluster({ runs: [failed] }))).toEqual({
      ...{ kind: 'rollback', cause: 'gate', by: 'commit', release: releaseAt('rollback') },
      evidence: [
        'AnalysisRun shop-v2-shift-10-1: Failed',
        'gate error-ratio: Failed, measured [0.4] at 2027-01-15T07:59:55Z, bad when result[0] >= 0.01',
        '  query sum(   rate(x[1m]))',
        expect.stringContaining('share of the requests'),
      ],
    });
  });

  test('takes it back past Git where that is silent, from the first moment', () => {
    const decision = decide(withCluster({ runs: [failed] }, { git: silent(0) }));
    expect(decision).toMatchObject({ kind: 'rollback', cause: 'gate', by: 'files' });
  });

  test('an error of the analysis is no better', () => {
    expect(decide(withCluster({ runs: [run('Error')] }))).toMatchObject({ kind: 'rollback', cause: 'gate' });
  });
});

describe('what nobody can see', () => {
  const judged = (phase: string, since: number) => ({
    cluster: { answer: inForce({ runs: [run(phase)], seenAt: NOW - since }) },
  });

  test.each([
    ['Pending', 59, false],
    ['Pending', 60, true],
    ['Running', 239, false],
    ['Running', 240, true],
  ] as const)('calls people where a run is %s %i s after the stage began: %s', (phase, since, calls) => {
    const decision = decide(seen('shift-10', judged(phase, since)));
    expect(reasonsOf(decision).find(({ id }) => id === 'gates')).toMatchObject({ calls });
  });

  test('counts at a stage from its commit: what was remembered of before says nothing of it', () => {
    const early = { share: silent(9000), committedAt: NOW - 299 };
    expect(decide(seen('shift-10', early)).kind).toBe('hold');
    expect(decide(seen('shift-10', { ...early, committedAt: NOW - 300 }))).toMatchObject({ cause: 'outage' });
  });

  test.each([
    ['Git', { git: silent(300) }, 'files'],
    ['a push', { push: silent(300) }, 'commit'],
    ['the cluster', { cluster: silent(300) }, 'commit'],
    ['Prometheus', { share: silent(300) }, 'commit'],
    [
      'a gate that could not tell',
      { cluster: { answer: inForce({ runs: [run('Inconclusive', { endedAt: NOW - 300 })] }) } },
      'commit',
    ],
    ['a run that nobody has begun', judged('Pending', 300), 'commit'],
    ['a run that is gone', judged('Missing', 300), 'commit'],
    ['a run that does not end with its hold of 180 s', judged('Running', 480), 'commit'],
  ] as const)('is taken back at the outage budget: %s', (_, more, by) => {
    expect(decide(seen('shift-10', more))).toMatchObject({ kind: 'rollback', cause: 'outage', by });
    expect(decide(seen('shift-10', { ...more, outageBudget: 301 })).kind).not.toBe('rollback');
  });

  test.each(['preview', 'retire'])('is only held at %s, where nobody meets a candidate that could go', (stage) => {
    expect(decide(seen(stage, { cluster: silent(9000) })).kind).toBe('hold');
  });

  test('cannot be helped where neither Git nor the cluster is there', () => {
    expect(decide(seen('shift-10', { git: silent(9000), cluster: silent(9000) })).kind).toBe('hold');
  });
});

describe('a release that was taken back past Git', () => {
  const takenBack = { stand: standText(releaseAt('shift-10')), at: NOW - 60, evidence: ['gate error-ratio: Failed'] };

  test('waits for Git, and then gets its commit', () => {
    expect(holds(decide(seen('shift-10', { takenBack, git: silent(60) })))).toContain('taken back');
    expect(decide(seen('shift-10', { takenBack }))).toMatchObject({
      ...{ kind: 'rollback', cause: 'taken back', by: 'commit' },
      evidence: ['taken back at 2027-01-15T07:59:00Z, past Git', ...takenBack.evidence, expect.anything()],
    });
  });

  test('says nothing of the same release when it stands there again', () => {
    expect(decide(seen('shift-10', { takenBack: { ...takenBack, at: NOW - 701 } })).kind).toBe('advance');
  });

  test('says nothing of another attempt', () => {
    expect(decide(seen('shift-10', { takenBack: { ...takenBack, stand: 'v2 at shift-10, attempt 7' } })).kind).toBe(
      'advance',
    );
  });
});

test('a release at rest is done, and one that was taken back when that is in force', () => {
  expect(decide(seen('idle'))).toEqual({ kind: 'done', end: 'released' });
  expect(decide(seen('rollback'))).toEqual({ kind: 'done', end: 'rolled back' });
});

describe('a way back that was committed', () => {
  const elsewhere = { cluster: { answer: inForce({ weights: { wanted: 'a', actual: 'b' } }) } };

  test('is waited for, and taken past Git where nobody has applied it within a minute', () => {
    expect(holds(decide(seen('rollback', { ...elsewhere, committedAt: NOW - 59 })))).toEqual(['unapplied']);
    expect(decide(seen('rollback', { ...elsewhere, committedAt: NOW - 60 }))).toEqual({
      ...{ kind: 'rollback', cause: 'not applied', by: 'files', release: releaseAt('rollback') },
      evidence: [expect.stringMatching(/^the way back is not in force yet: b, 60 s after its commit/)],
    });
  });

  test('is done five minutes after it was taken past Git, with an engine that has the commit by then', () => {
    const takenBack = (ago: number) => ({
      takenBack: { stand: standText(releaseAt('rollback')), at: NOW - ago, evidence: [] },
    });
    expect(decide(seen('rollback', takenBack(299)))).toMatchObject({ kind: 'hold', until: NOW + 1 });
    expect(decide(seen('rollback', takenBack(300)))).toEqual({ kind: 'done', end: 'rolled back' });
  });
});

describe('whatever is seen', () => {
  const anyAsked = <Answer>(answer: fc.Arbitrary<Answer>): fc.Arbitrary<Asked<Answer>> =>
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ answer }) },
      fc.record({ silent: fc.constant('no route'), since: fc.integer({ min: NOW - 600, max: NOW }) }),
    );
  const anyRun = fc
    .constantFrom('Missing', 'Pending', 'Running', 'Successful', 'Failed', 'Error', 'Inconclusive')
    .map((phase) => run(phase, { endedAt: NOW - 400 }));
  const anyCluster: fc.Arbitrary<ClusterFacts> = fc.record(
    {
      unapplied: fc.constantFrom([], ['not yet']),
      lacking: fc.constantFrom([], ['2 of 4']),
      weights: fc.constantFrom({ wanted: 'a', actual: 'a' }, { wanted: 'a', actual: 'b' }),
      runs: fc.array(anyRun, { maxLength: 2 }),
      seenAt: fc.integer({ min: NOW - 900, max: NOW }),
    },
    { requiredKeys: ['unapplied', 'lacking', 'weights', 'runs'] },
  );
  const anySeen: fc.Arbitrary<Observation> = fc.record(
    {
      ...{ now: fc.constant(NOW), outageBudget: fc.constant(300), gitOps: fc.constant('argo-cd' as const) },
      plan: fc.constant(PLAN),
      revision: fc
        .record({
          stage: fc.constantFrom('idle', ...PLAN.names, 'rollback'),
          approvals: fc.constantFrom([], releaseAt('idle').approvals!),
        })
        .map(({ stage, approvals }) => ({ release: releaseAt(stage, { approvals }) })),
      committedAt: fc.integer({ min: NOW - 900, max: NOW }),
      git: anyAsked(fc.constant(true as const)),
      push: fc.record({ silent: fc.constant('protected'), since: fc.integer({ min: NOW - 600, max: NOW }) }),
      cluster: anyAsked(anyCluster),
      share: anyAsked(fc.record({ window: fc.constant(120), candidate: fc.nat(1000), all: fc.constantFrom(0, 1000) })),
    },
    { requiredKeys: ['now', 'outageBudget', 'gitOps', 'plan', 'revision', 'git', 'cluster'] },
  );

  test('it goes on only from what is applied, ready, judged and held, by one stage', () => {
    fc.assert(
      fc.property(anySeen, (observation) => {
        const decision = decide(observation);
        if (decision.kind !== 'advance') return;
        const { cluster, git, plan, revision, committedAt = NaN } = observation;
        if (!('answer' in cluster) || !('answer' in git)) throw new Error('went on without a look');
        const { runs, unapplied, lacking, weights, seenAt = NaN } = cluster.answer;
        expect(runs.every(({ phase }) => phase === 'Successful')).toBe(true);
        expect([unapplied, lacking, weights.actual]).toEqual([[], [], weights.wanted]);
        const { stage } = revision.release;
        const found = plan.stage(stage)!;
        const hold = found.kind === 'retire' ? 0 : found.hold;
        if (hold > 0) expect(NOW - Math.max(committedAt, seenAt)).toBeGreaterThanOrEqual(hold);
        expect(decision.release.stage).toBe([...plan.names, 'idle'][plan.names.indexOf(stage) + 1]);
        if (decision.release.stage === 'shift-50') expect(revision.release.approvals).not.toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test('a gate that failed always takes it back, whatever else is seen', () => {
    fc.assert(
      fc.property(anySeen, anyCluster, (observation, facts) => {
        const runs = [...facts.runs, run('Failed')];
        const stage = observation.revision.release.stage;
        fc.pre(stage !== 'idle' && stage !== 'rollback');
        const decision = decide({ ...observation, cluster: { answer: { ...facts, runs } } });
        const by = 'answer' in observation.git ? 'commit' : 'files';
        expect(decision).toMatchObject({ kind: 'rollback', cause: 'gate', by, release: { stage: 'rollback' } });
      }),
    );
  });
});
