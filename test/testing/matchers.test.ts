import { Chart, JsonPatch } from 'cdk8s';
import { CutoverApp, CutoverError, Platform, Release } from 'cutover';
import { cutoverMatchers, type BuildRelease } from 'cutover/testing';
import { container, guide000, recommendation, withObjects } from './recommendation';

expect.extend(cutoverMatchers);

const { toHaveObject, toDivideTraffic, toHaveProblem } = cutoverMatchers;
const releases = guide000();
const stage = releases.at('shift-10');

function resultWith(namespace: string | undefined) {
  const app = new CutoverApp({ platform: Platform.of({ gateways: ['istio-system/public'] }), outdir: 'unwritten' });
  const chart = new Chart(app, 'recommendation', { ...(namespace === undefined ? {} : { namespace }) });
  recommendation()(chart, Release.of(releases.at('idle').release));
  return app.result();
}

describe('toHaveObject', () => {
  it('finds an object in a stage, in a result and in a list', () => {
    expect(stage).toHaveObject('Deployment', 'recommendation-green');
    expect(stage).toHaveObject('Deployment', 'production/recommendation-green');
    expect(stage).not.toHaveObject('Deployment', 'staging/recommendation-green');
    expect(resultWith('production')).toHaveObject('Deployment', 'recommendation-blue');
    expect(stage.objects).not.toHaveObject('StatefulSet', 'recommendation-green');
  });

  it('compares the fields that are given, and no others', () => {
    expect(stage).toHaveObject('HorizontalPodAutoscaler', 'recommendation-blue', { spec: { minReplicas: 8 } });
    expect(stage).toHaveObject('HorizontalPodAutoscaler', 'recommendation-blue', {
      spec: { metrics: [{ type: 'Resource' }], maxReplicas: expect.any(Number), behavior: undefined },
    });
    expect(stage).not.toHaveObject('HorizontalPodAutoscaler', 'recommendation-blue', { spec: { minReplicas: 4 } });
  });

  it('compares lists item by item, and takes matchers for whole lists', () => {
    const hosts = ['recommendation.production.svc.cluster.local', 'recommendation.example.com'];
    expect(stage).toHaveObject('VirtualService', 'recommendation', { spec: { hosts } });
    expect(stage).not.toHaveObject('VirtualService', 'recommendation', { spec: { hosts: hosts.slice(1) } });
    expect(stage).toHaveObject('VirtualService', 'recommendation', {
      spec: { hosts: expect.arrayContaining(hosts.slice(1)) },
    });
  });

  it('names the fields that differ', () => {
    const { pass, message } = toHaveObject(stage, 'HorizontalPodAutoscaler', 'recommendation-blue', {
      metadata: { labels: { team: 'discovery', app: expect.stringContaining('check') } },
      spec: { minReplicas: 4, maxReplicas: undefined, metrics: [{ type: expect.any(Number) }, { type: 'Pods' }] },
    });
    expect(pass).toBe(false);
    expect(message()).toBe(
      [
        'HorizontalPodAutoscaler production/recommendation-blue has not the expected fields (expected → there):',
        '  metadata.labels.app: "StringContaining \\"check\\"" → "recommendation"',
        '  metadata.labels.team: "discovery" → (none)',
        '  spec.maxReplicas: (none) → 8',
        '  spec.metrics[0].type: "Any<Number>" → "Resource"',
        '  spec.metrics[1]: {"type":"Pods"} → (none)',
        '  spec.minReplicas: 4 → 8',
      ].join('\n'),
    );
  });

  it('lists what is there when the object is not', () => {
    const { message } = toHaveObject(stage, 'Deployment', 'recommendation-gren');
    expect(message()).toMatch(
      /^Expected Deployment recommendation-gren, but there is no Deployment recommendation-gren; did you mean 'recommendation-green'\?\nThere are:\n {2}Deployment production\/recommendation-blue\n/,
    );
    expect(toHaveObject([], 'Deployment', 'x').message()).toContain('There are no objects at all.');
  });

  it('names what it found when there should be nothing', () => {
    expect(() => expect(stage).not.toHaveObject('Service', 'recommendation')).toThrow(
      'Expected no Service recommendation, but there is Service production/recommendation',
    );
    expect(toHaveObject(stage, 'Service', 'recommendation', { kind: 'Service' }).message()).toContain(
      'with these fields',
    );
  });

  it('refuses what has no objects', () => {
    expect(() => expect('text').not.toHaveObject('Service', 'x')).toThrow(
      'toHaveObject looks at a stage, a result of CutoverApp.result() or a list of objects; it was given string',
    );
  });
});

describe('toDivideTraffic', () => {
  it('reads the weights that routes have', () => {
    expect(stage).toDivideTraffic({ blue: 90, green: 10 });
    expect(stage).not.toDivideTraffic({ blue: 10, green: 90 });
    expect(releases.at('soak')).toDivideTraffic({ green: 100 });
    expect(releases.rollbackFrom('shift-50')).toDivideTraffic({ blue: 100 });
  });

  it('reads every protocol', () => {
    const ports = [
      { name: 'http', number: 8080 },
      { name: 'feed', number: 9000, protocol: 'tcp' as const },
    ];
    const { port: _one, ...rest } = container;
    const both = guide000({ build: recommendation({ container: { ...rest, ports } }) }).at('shift-25');
    expect(both).toDivideTraffic({ blue: 75, green: 25 });
    expect(toDivideTraffic(both, { blue: 75 }).message()).toContain('spec.tcp[0]: blue 75 %, green 25 %');
  });

  it('sees what a patch does to a route, and says so', () => {
    const build: BuildRelease = (chart, release) => {
      const service = recommendation()(chart, release);
      const weight = (index: number) => `/spec/http/1/route/${index}/weight`;
      if (service.stage !== 'shift-25') return service;
      service.patch('VirtualService', JsonPatch.replace(weight(0), 60), JsonPatch.replace(weight(1), 40));
      return service;
    };
    const shifted = guide000({ build }).at('shift-25');
    expect(shifted.weights).toEqual({ blue: 75, green: 25 });
    expect(() => expect(shifted).toDivideTraffic({ blue: 75, green: 25 })).toThrow(
      'Expected blue 75 %, green 25 %, but stage shift-25 divides the traffic like this:\n' +
        '  VirtualService production/recommendation spec.http[1] (primary): blue 60 %, green 40 %',
    );
  });

  it('says when nothing is divided', () => {
    const without = withObjects(
      stage,
      stage.objects.filter(({ kind }) => kind !== 'VirtualService'),
    );
    expect(toDivideTraffic(without, { blue: 100 }).message()).toBe(
      'Expected blue 100 %, green 0 %, but no VirtualService of stage shift-10 divides the traffic of recommendation by weights',
    );
  });

  it('shows the routes when another division was expected', () => {
    expect(() => expect(stage).not.toDivideTraffic({ blue: 90, green: 10 })).toThrow(
      'Expected another division than blue 90 %, green 10 %, but stage shift-10 has it:\n  VirtualService production/',
    );
  });

  it('refuses what is no stage', () => {
    expect(() => expect(stage.objects).toDivideTraffic({ blue: 90, green: 10 })).toThrow(
      'toDivideTraffic looks at a stage of ReleaseStages; it was given object',
    );
  });
});

describe('toHaveProblem', () => {
  const refused = () =>
    guide000({ build: recommendation({ container: { ...container, live: container.ready } }) }).at('idle');
  const error = new CutoverError(resultWith(undefined).problems);

  it('finds a problem in a result, in an error and in what a function throws', () => {
    expect(resultWith(undefined)).toHaveProblem('namespace');
    expect(error).toHaveProblem('namespace');
    expect(refused).toHaveProblem('probes');
  });

  it('looks for a text in the report of the problem', () => {
    expect(error).toHaveProblem('namespace', 'a chart without a namespace');
    expect(error).toHaveProblem('namespace', /given +a chart/g);
    expect(error).not.toHaveProblem('namespace', 'NAMESPACE');
  });

  it('finds none in what is sound', () => {
    expect(stage).not.toHaveProblem('probes');
    expect(() => stage).not.toHaveProblem('probes');
    expect(toHaveProblem(() => stage, 'probes').message()).toBe(
      'Expected problem probes, but there is no problem at all',
    );
  });

  it('shows the report when another problem is there', () => {
    expect(toHaveProblem(refused, 'probe').message()).toMatch(
      /^Expected problem probe; did you mean 'probes'\?\nThere is:\n\n1 error\n\nerror probes at /,
    );
  });

  it('shows the report of the rule when it says something else', () => {
    const { pass, message } = toHaveProblem(error, 'namespace', 'default');
    expect(pass).toBe(false);
    expect(message()).toMatch(
      /^Expected problem namespace that says default\nThere is:\n\n1 error\n\nerror namespace at /,
    );
  });

  it('shows the problem that should not be there', () => {
    expect(() => expect(refused).not.toHaveProblem('probes')).toThrow(
      /^Expected no problem probes, but there is:\n\n1 error\n\nerror probes at /,
    );
  });

  it('lets through errors that are no reports', () => {
    const broken = () => {
      throw new RangeError('something else');
    };
    expect(() => expect(broken).not.toHaveProblem('probes')).toThrow(new RangeError('something else'));
  });

  it('refuses what has no problems to look at', () => {
    expect(() => expect(null).not.toHaveProblem('probes')).toThrow(/a function that throws one; it was given null$/);
  });
});
