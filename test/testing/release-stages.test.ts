import { existsSync } from 'node:fs';
import { ApiObject, type Chart } from 'cdk8s';
import { CutoverError, Platform, Release, ReleasePlan, Rule, type Check } from 'cutover';
import { ReleaseStages, cutoverMatchers, type BuildRelease, type SynthesizedStage } from 'cutover/testing';
import { container, guide000, recommendation } from './recommendation';

expect.extend(cutoverMatchers);

const STAGES = ['idle', 'preview', 'shift-10', 'shift-25', 'shift-50', 'shift-75', 'shift-100', 'soak', 'retire'];
const carriedBy = ({ lock }: SynthesizedStage) => [lock.slots.blue?.carried, lock.slots.green?.carried];
const refusal = (work: () => unknown): Error => {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it was not refused');
};

describe('a release that is played', () => {
  const releases = guide000();

  it('goes from idle through the plan to the swap', () => {
    expect(releases.names).toEqual(STAGES);
    expect(releases.all().map(({ name }) => name)).toEqual([...STAGES, 'idle after the swap']);
    expect(releases.steps()).toHaveLength(STAGES.length);
    expect(releases.steps()[2]).toEqual([releases.at('shift-10'), releases.at('shift-25')]);
  });

  it('begins with the live version alone', () => {
    const idle = releases.at('idle');
    expect(idle.release).toMatchObject({ live: 'blue', stage: 'idle', slots: { blue: { version: 'v2.4.0' } } });
    expect(idle.release.slots.green).toBeUndefined();
    expect(idle).not.toHaveObject('Deployment', 'recommendation-green');
    expect(idle.inverse).toEqual([]);
  });

  it('hands the lock from stage to stage', () => {
    expect(carriedBy(releases.at('idle'))).toEqual(['all', undefined]);
    expect(carriedBy(releases.at('preview'))).toEqual(['all', 'nothing']);
    expect(carriedBy(releases.at('shift-10'))).toEqual(['all', 'some']);
    expect(carriedBy(releases.at('soak'))).toEqual(['all', 'all']);
  });

  it('knows the weights of each stage', () => {
    expect(releases.all().map(({ weights }) => weights.green)).toEqual([0, 0, 10, 25, 50, 75, 100, 100, 100, 100]);
    expect(releases.at('shift-25').weights).toEqual({ blue: 75, green: 25 });
  });

  it('stops the old slot at retire', () => {
    const retire = releases.at('retire');
    expect(retire).toHaveObject('Deployment', 'recommendation-blue', { spec: { replicas: 0 } });
    expect(retire).toHaveObject('Deployment', 'recommendation-green', { spec: { replicas: undefined } });
    expect(retire).not.toHaveObject('HorizontalPodAutoscaler', 'recommendation-blue');
  });

  it('swaps the roles at the end', () => {
    expect(releases.afterSwap().release).toMatchObject({ live: 'green', stage: 'idle' });
    expect(releases.afterSwap().weights).toEqual({ blue: 0, green: 100 });
  });

  it('is taken back from the last shift, or from the stage that is named', () => {
    expect(releases.rollbackFrom('shift-50')).toMatchObject({
      name: 'rollback from shift-50',
      release: { live: 'blue', stage: 'rollback' },
      weights: { blue: 100, green: 0 },
      lock: { slots: { green: { carried: 'some', rejected: true } } },
    });
    expect(releases.rollbackFrom().name).toBe('rollback from shift-100');
    expect(releases.at('rollback')).toBe(releases.rollbackFrom('shift-100'));
  });

  it('is taken back from retire after the old slot was restored', () => {
    const steps = releases.at('retire').inverse.map((step) => (step.kind === 'wait' ? 'wait' : step.name));
    expect(steps).toEqual(['restore', 'wait', 'route']);
    expect(releases.rollbackFrom('retire').weights).toEqual({ blue: 100, green: 0 });
  });

  it('shows the objects of the way back as they are written', () => {
    const [step] = releases.at('shift-25').inverse;
    if (step?.kind !== 'apply') throw new Error('the way back begins with another step');
    expect(step.objects).toHaveObject('VirtualService', 'recommendation', {
      metadata: { annotations: { 'argocd.argoproj.io/sync-wave': '3' } },
      spec: { http: [{ name: 'preview' }, { route: [{ weight: 100 }, { weight: 0 }] }] },
    });
  });

  it('keeps the files of each stage, and writes none of them', () => {
    expect([...releases.at('shift-25').files.keys()]).toContain('release/3-routes/recommendation.yaml');
    expect(existsSync('.cutover-testing-writes-nothing')).toBe(false);
  });

  it('is synthesized once for each stage', () => {
    const build = jest.fn(recommendation());
    const counted = guide000({ build });
    expect(counted.at('shift-10')).toBe(counted.at('shift-10'));
    counted.rollbackFrom('shift-10');
    counted.rollbackFrom('shift-10');
    expect(build).toHaveBeenCalledTimes(4);
  });
});

describe('an object of a stage', () => {
  const stage = guide000().at('shift-25');

  it('is found by kind and name, and by kind, namespace and name', () => {
    expect(stage.object('VirtualService', 'recommendation').metadata.namespace).toBe('production');
    expect(stage.object('Service', 'production/recommendation-green').kind).toBe('Service');
  });

  it('that is not there is answered with what is', () => {
    expect(() => stage.object('Deployment', 'recomendation-blue')).toThrow(
      "Stage shift-25 has no Deployment recomendation-blue; did you mean 'recommendation-blue'?\n" +
        'There are:\n  Deployment production/recommendation-blue\n  Deployment production/recommendation-green\n',
    );
    expect(() => stage.object('Deploymnt', 'recommendation-blue')).toThrow("did you mean 'Deployment'?");
  });

  it('that is there twice is asked for by its namespace', () => {
    const secret = (chart: Chart, namespace: string) =>
      new ApiObject(chart, namespace, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token', namespace } });
    const build: BuildRelease = (chart, release) => {
      ['first', 'second'].forEach((namespace) => secret(chart, namespace));
      return recommendation()(chart, release);
    };
    const idle = guide000({ build }).at('idle');
    expect(() => idle.object('Secret', 'token')).toThrow(
      'Stage idle has more than one Secret token: ask for one of first/token, second/token',
    );
    expect(idle.object('Secret', 'second/token').metadata.namespace).toBe('second');
  });
});

describe('what a release is given', () => {
  it('may be left out: a new version of a new service on a default platform', () => {
    const releases = new ReleaseStages({
      service: 'shop',
      build: recommendation({ router: undefined, plan: undefined }),
    });
    const { slots, live } = releases.at('shift-10').release;
    expect([live, slots.blue?.version, slots.green?.version]).toEqual(['blue', 'v1', 'v2']);
    expect(slots.blue?.image).toMatch(/^registry\.test\/shop@sha256:[0-9a-f]{64}$/);
    expect(slots.blue?.image).not.toBe(slots.green?.image);
    expect(releases.at('idle').object('Service', 'default/shop')).toBeDefined();
  });

  it('may be the data of a release file', () => {
    const { data } = Release.fromFile('apps/recommendation/release.yaml');
    const releases = guide000({ ...data });
    expect(releases.at(data.stage).release).toEqual(data);
  });

  it('may begin with green', () => {
    const releases = new ReleaseStages({
      service: 'shop',
      live: 'green',
      build: recommendation({ router: undefined }),
    });
    expect(releases.at('idle').release.slots).toMatchObject({ green: { version: 'v1' } });
    expect(releases.at('shift-10').weights).toEqual({ blue: 10, green: 90 });
  });

  it('may have checks', () => {
    const rule = new Rule({ id: 'team-label', title: 'Objects name their team', why: 'Nobody is called.' });
    const check: Check = { rule, run: () => [rule.problem({ given: 'none', allowed: 'one', fix: 'add it' })] };
    expect(() => guide000({ checks: [check] }).at('idle')).toHaveProblem('team-label');
  });

  it('may name the plan, which must be that of the construct', () => {
    expect(guide000({ plan: undefined }).plan.names).toEqual(STAGES.slice(1));
    expect(() => guide000({ plan: ReleasePlan.guide002() }).at('preview')).toThrow(
      /another plan than the test:\n {2}construct \[.*"weight":10,.*\n {2}test {6}\[.*"weight":50,/,
    );
  });

  it('must be used by the construct', () => {
    const other = Release.of({ ...guide000().at('idle').release, service: 'other' });
    const releases = guide000({ build: (chart) => recommendation()(chart, other) });
    expect(() => releases.at('idle')).toThrow('At stage idle, build returned a BlueGreen of another release');
  });
});

describe('a release that is refused', () => {
  const wrong = guide000({ build: recommendation({ container: { ...container, live: container.ready } }) });

  it('throws the report, the stage before it and the line of the test behind it', () => {
    const error = refusal(() => wrong.at('shift-25'));
    expect(error).toBeInstanceOf(CutoverError);
    expect(error.message).toMatch(/^Stage idle is refused: 1 error\n\nerror probes at /);
    expect(error.stack).toContain('release-stages.test.ts');
  });

  it('is refused at a stage that the plan does not have', () => {
    expect(() => guide000().at('shift-20')).toHaveProblem('stage', "did you mean 'shift-10'?");
  });

  it('cannot be taken back before it has begun', () => {
    expect(() => guide000().rollbackFrom('idle')).toHaveProblem('lock-unseen');
  });

  it('is refused on the platform of another environment', () => {
    const platform = Platform.of({ environment: 'staging', gateways: ['istio-system/public'] });
    expect(() => guide000({ environment: 'production', platform }).at('idle')).toHaveProblem('environment');
  });
});

describe('a release that follows another', () => {
  const first = guide000();
  const edited = recommendation({ container: { ...container, env: { CACHE: 'on' } } });
  const second = first.followedBy({ version: 'v2.6.0', build: edited });

  it('begins where the one before ended', () => {
    expect(second.at('idle')).toBe(first.afterSwap());
    expect(second.at('preview').release).toMatchObject({
      live: 'green',
      slots: { blue: { version: 'v2.6.0' }, green: { version: 'v2.5.0' } },
    });
    expect(second.at('shift-25').weights).toEqual({ blue: 25, green: 75 });
  });

  it('leaves the live version as it was released when the code has changed', () => {
    const template = (stage: SynthesizedStage, slot: string) =>
      stage.object('Deployment', `recommendation-${slot}`).spec as { template: object };
    expect(template(second.at('preview'), 'green').template).toEqual(template(first.at('preview'), 'green').template);
    expect(JSON.stringify(template(second.at('preview'), 'blue').template)).toContain('CACHE');
  });
});
