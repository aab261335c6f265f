import * as fs from 'node:fs';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import {
  BlueGreen,
  CutoverApp,
  CutoverError,
  Platform,
  Probe,
  Release,
  ReleasePlan,
  Rule,
  nextRelease,
  platformOf,
  providePlatform,
  type BlueGreenProps,
  type Check,
  type CutoverAppProps,
  type PlatformFacts,
  type ReleaseData,
  type Severity,
} from 'cutover';
import { stringify } from 'yaml';
import { filesIn, textsIn, useFolder, writeFiles } from '../support/folder';
import { firstRelease, withCandidate } from '../support/play';

const at = useFolder();

const PLAN = ReleasePlan.steps({ 10: 60 });
const props: Omit<BlueGreenProps, 'release'> = {
  plan: PLAN,
  container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
};

/** An app with a release of each of these files of the test's folder. */
function appOf(files: readonly string[] = ['release.yaml'], more: CutoverAppProps = {}): CutoverApp {
  const app = new CutoverApp({ outdir: at('out'), platform: Platform.of({}), ...more });
  for (const file of files) {
    const release = Release.fromFile(at(file));
    new BlueGreen(new Chart(app, file, { namespace: 'shop' }), 'service', { ...props, release });
  }
  return app;
}

const writeRelease = (data: ReleaseData, file = 'release.yaml'): void => writeFiles(at(), { [file]: stringify(data) });

describe('a synthesis to disk', () => {
  it('touches nothing the second time, at any stage', () => {
    for (let data: ReleaseData | undefined = withCandidate(firstRelease(), '2'); data; data = nextRelease(PLAN, data)) {
      writeRelease(data);
      appOf().synth();
      const before = filesIn(at());
      appOf().synth();
      expect(filesIn(at())).toEqual(before);
      if (data.live === 'green') break;
    }
  });

  it('gives the same bytes in another folder', () => {
    writeRelease(withCandidate(firstRelease(), '2'));
    const [one, two] = ['one', 'two'].map((folder) => {
      appOf(['release.yaml'], { outdir: at(folder) }).synth();
      const { '.cutover.json': _index, ...files } = textsIn(at(folder));
      return files;
    });
    expect(Object.keys(one!).length).toBeGreaterThan(3);
    expect(two).toEqual(one);
  });

  it('gives the same bytes with the lock as without it', () => {
    writeRelease(firstRelease());
    const first = appOf().result();
    appOf().synth();
    const second = appOf().result();
    expect([...second.files]).toEqual([...first.files]);
    expect([...second.locks]).toEqual([...first.locks]);
  });

  it('changes one file of the output from one weight to the next, and none of the lock', () => {
    let data: ReleaseData = withCandidate(firstRelease(), '2');
    const stages: Record<string, Record<string, string>> = {};
    while (data.stage !== 'shift-100') {
      writeRelease(data);
      appOf().synth();
      stages[data.stage] = textsIn(at());
      data = nextRelease(PLAN, data)!;
    }
    const [preview, shifted] = [stages.preview!, stages['shift-10']!];
    const differ = Object.keys(preview).filter((file) => preview[file] !== shifted[file]);
    expect(differ).toEqual(['out/release/3-routes/release.yaml.yaml', 'release.lock.yaml', 'release.yaml']);
    expect(Object.keys(shifted)).toEqual(Object.keys(preview));
  });

  it('puts each object into the folder of its wave, and the way back beside them', () => {
    writeRelease(withCandidate(firstRelease(), '2'));
    appOf().synth();
    writeRelease({ ...withCandidate(firstRelease(), '2'), stage: 'preview' });
    appOf().synth();
    expect(Object.keys(textsIn(at('out')))).toEqual([
      '.cutover.json',
      'release/0-base/release.yaml.yaml',
      'release/1-workloads/release.yaml.yaml',
      'release/2-subsets/release.yaml.yaml',
      'release/3-routes/release.yaml.yaml',
      'rollback/shop/checkout/1-route.yaml',
      'rollback/shop/checkout/rollback.sh',
    ]);
  });

  it('gives charts whose paths differ files that differ', () => {
    const app = new CutoverApp({ outdir: at('out'), platform: Platform.of({}) });
    const names = ['a', 'a.b', 'a%b', 'A b'];
    for (const name of names) {
      new ApiObject(new Chart(app, name, { namespace: 'shop' }), 'it', { apiVersion: 'v1', kind: 'ConfigMap' });
    }
    new ApiObject(new Chart(new Chart(app, 'c'), 'b', { namespace: 'shop' }), 'it', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
    });
    new ApiObject(new Chart(app, 'c.b', { namespace: 'shop' }), 'it', { apiVersion: 'v1', kind: 'ConfigMap' });
    const { files } = app.result();
    expect(files.size).toBe(names.length + 2);
  });

  it('does not depend on where it is run from, nor does what it keeps', () => {
    writeRelease(firstRelease());
    appOf().synth();
    expect(textsIn(at('out'))['.cutover.json']).not.toContain(at());
  });

  it.each([
    ['the output folder is a file', () => writeFiles(at(), { out: 'a file' })],
    ['the folder above it is a file', () => writeFiles(at(), { above: 'a file' })],
  ])('is refused where %s, and writes nothing', (_, prepare) => {
    prepare();
    writeRelease(firstRelease());
    const outdir = fs.existsSync(at('above')) ? at('above', 'out') : at('out');
    const before = filesIn(at());
    expect(() => appOf(['release.yaml'], { outdir }).synth()).toThrow(CutoverError);
    expect(filesIn(at())).toEqual(before);
  });

  it('that is refused leaves output and locks, and one that is right mends it', () => {
    writeRelease(firstRelease());
    appOf().synth();
    writeRelease({ ...withCandidate(firstRelease(), '2'), stage: 'soak' });
    const before = filesIn(at());
    expect(() => appOf().synth()).toThrow(/error lock-unseen at/);
    expect(filesIn(at())).toEqual(before);
    writeRelease({ ...withCandidate(firstRelease(), '2'), stage: 'preview' });
    appOf().synth();
    expect(textsIn(at('out'))['release/1-workloads/release.yaml.yaml']).toContain('checkout-green');
  });

  it('prints warnings and writes all the same', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    writeRelease(firstRelease());
    appOf(['release.yaml'], { checks: [checkOf('careful', 'warning')] }).synth();
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]![0]).toMatch(/^0 errors, 1 warning\n\nwarning careful at /);
    expect(fs.existsSync(at('out', '.cutover.json'))).toBe(true);
    warn.mockRestore();
  });
});

/** A check that finds one thing wrong. */
function checkOf(id: string, severity: Severity = 'error'): Check {
  const rule = new Rule({ id, title: 'A rule of the house', why: 'It says so.', severity });
  return {
    rule,
    run: ({ objects }) => [rule.problem({ given: `${objects.length} objects`, allowed: 'none', fix: 'remove them' })],
  };
}

describe('checks of one’s own', () => {
  it.each([
    ['given to the app', (check: Check) => appOf(['release.yaml'], { checks: [check] })],
    [
      'added to it',
      (check: Check) => {
        const app = appOf();
        app.addCheck(check);
        return app;
      },
    ],
  ])('%s are run over what is written, and stop it', (_, make) => {
    writeRelease(firstRelease());
    const app = make(checkOf('house-rule'));
    expect(app.result().problems).toMatchObject([
      { id: 'house-rule', given: `${app.result().objects.length} objects` },
    ]);
    expect(() => app.synth()).toThrow(/^1 error\n\nerror house-rule at this app\n/);
    expect(fs.existsSync(at('out'))).toBe(false);
  });

  it('see the stage and the state on the way back', () => {
    const states: string[] = [];
    const check: Check = { ...checkOf('x'), run: (synthesis) => (states.push(synthesis.state), []) };
    writeRelease(withCandidate(firstRelease(), '2'));
    appOf(['release.yaml'], { checks: [check] }).synth();
    writeRelease({ ...withCandidate(firstRelease(), '2'), stage: 'preview' });
    appOf(['release.yaml'], { checks: [check] }).synth();
    expect(states).toEqual(['stage', 'stage', 'rollback']);
  });

  it('are reported once where they find the same in both states', () => {
    const rule = new Rule({ id: 'same', title: 'Same', why: 'Same.' });
    const check: Check = {
      rule,
      run: (synthesis) => [
        rule.problem({ at: synthesis.place(synthesis.ofKind('Service')[0]!), given: 'a', allowed: 'b', fix: 'c' }),
      ],
    };
    writeRelease(withCandidate(firstRelease(), '2'));
    appOf().synth();
    writeRelease({ ...withCandidate(firstRelease(), '2'), stage: 'preview' });
    expect(appOf(['release.yaml'], { checks: [check] }).result().problems).toHaveLength(1);
  });
});

describe('other constructs in the app', () => {
  it('are written with the wave of their kind and the labels of their chart', () => {
    const app = new CutoverApp({ outdir: at('out'), platform: Platform.of({}) });
    const chart = new Chart(app, 'other', { namespace: 'shop', labels: { team: 'shop' } });
    const object = new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'on' } });
    object.addJsonPatch(JsonPatch.add('/data/b', '12:30'));
    app.synth();
    const { 'release/0-base/other.yaml': text } = textsIn(at('out'));
    expect(text).toContain('argocd.argoproj.io/sync-wave: "0"');
    expect(text).toContain('team: shop');
    expect(text).toMatch(/a: "on"\n {2}b: "?12:30"?/);
  });

  it('report what is wrong with them by their validation, together with the rest', () => {
    writeRelease({ ...firstRelease(), stage: 'shift-11' });
    const app = appOf();
    const other = new Construct(app, 'other');
    other.node.addValidation({ validate: () => ['out of paper'] });
    const { problems } = app.result();
    expect(problems.map(({ id }) => id).sort()).toEqual(['stage', 'stage', 'validation']);
    expect(problems.find(({ id }) => id === 'validation')).toMatchObject({
      at: { construct: 'other' },
      given: 'out of paper',
    });
  });
});

describe('the platform', () => {
  const modeOf = (app: CutoverApp | App, service: string): string => {
    const release = app.node.findAll().find((it) => BlueGreen.isBlueGreen(it) && it.service === service) as BlueGreen;
    return JSON.stringify(release.placed.find(({ construct }) => construct.kind === 'Deployment')!.construct.toJson());
  };
  const add = (scope: Construct, service: string): void => {
    const data = { ...firstRelease(), service };
    new BlueGreen(new Chart(scope, service, { namespace: 'shop' }), service, { ...props, release: Release.of(data) });
  };

  it('is handed down the tree, and the nearest wins', () => {
    const app = new CutoverApp({ platform: Platform.of({ sidecar: 'classic' }) });
    add(app, 'one');
    const team = new Construct(app, 'team');
    providePlatform(team, Platform.of({ sidecar: 'none' }));
    add(team, 'two');
    const inner = new Construct(team, 'inner');
    add(inner, 'three');
    const deeper = new Construct(team, 'deeper');
    providePlatform(deeper, Platform.of({}));
    add(deeper, 'four');
    expect(modeOf(app, 'one')).toContain('classic sidecar');
    expect(modeOf(app, 'two')).toContain('no sidecar');
    expect(modeOf(app, 'three')).toContain('no sidecar');
    expect(modeOf(app, 'four')).toContain('native sidecar');
  });

  it('decides the wave annotation of every object below it', () => {
    const app = new CutoverApp({ platform: Platform.of({ gitOps: 'argo-cd' }) });
    const flux = new Construct(app, 'flux');
    providePlatform(flux, Platform.of({ gitOps: 'flux' }));
    for (const [scope, name] of [
      [app, 'a'],
      [flux, 'b'],
    ] as const) {
      const chart = new Chart(scope, name, { namespace: 'shop' });
      new ApiObject(chart, 'it', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
    }
    const waves = app.result().objects.map(({ metadata }) => [metadata.name, metadata.annotations]);
    expect(Object.fromEntries(waves)).toEqual({ a: { 'argocd.argoproj.io/sync-wave': '0' }, b: undefined });
  });

  it('has every default in an app of stock cdk8s, and can be given there', () => {
    const app = new App();
    add(app, 'one');
    const scope = new Construct(app, 'scope');
    providePlatform(scope, Platform.of({ sidecar: 'none' }));
    add(scope, 'two');
    expect(modeOf(app, 'one')).toContain('native sidecar');
    expect(modeOf(app, 'two')).toContain('no sidecar');
    expect(platformOf(app).facts).toEqual(Platform.of({}).facts);
  });

  it('of a scope that is wrong is reported, with its field', () => {
    const app = new CutoverApp({ platform: Platform.of({}) });
    const scope = new Construct(app, 'scope');
    providePlatform(scope, Platform.of({ kubernetes: '1.29' }));
    add(scope, 'one');
    expect(app.result().problems).toMatchObject([{ id: 'platform', at: { field: 'platform.kubernetes' } }]);
  });

  it.each<[string, string | PlatformFacts, string, number]>([
    ['an unknown key', 'sidecars: native\n', "did you mean 'sidecar'?", 1],
    ['a bad value', 'environment: production\nsidecar: nativ\n', "did you mean 'native'?", 2],
    ['a version that is a number', 'kubernetes: 1.30\n', 'put it in quotes', 1],
    ['a cluster that is too old', 'environment: a\nkubernetes: "1.29"\n', 'upgrade the cluster', 2],
    ['a gateway without a namespace', 'gateways:\n  - public\n', 'istio-system/public', 2],
  ])('from a file with %s is reported with the line', (_, text, fix, line) => {
    writeFiles(at(), { 'platform.yaml': text as string });
    const app = new CutoverApp({ outdir: at('out'), platform: Platform.fromFile(at('platform.yaml')) });
    add(app, 'one');
    const { problems } = app.result();
    expect(problems).toMatchObject([{ id: 'platform', at: { file: at('platform.yaml'), line } }]);
    expect(problems[0]!.fix).toContain(fix);
  });

  it('from a file that is not there is reported; from one that need not be there it has every default', () => {
    expect(Platform.fromFile(at('none.yaml')).problems).toMatchObject([{ id: 'platform', given: 'no such file' }]);
    expect(Platform.fromFileIfPresent(at('none.yaml'))).toMatchObject({ problems: [], facts: Platform.of({}).facts });
  });

  it('of another environment is refused, at the line of the release', () => {
    writeFiles(at(), { 'release.yaml': stringify({ environment: 'staging', ...firstRelease() }) });
    const app = appOf(['release.yaml'], { platform: Platform.of({ environment: 'production' }) });
    expect(app.result().problems).toMatchObject([
      { id: 'environment', at: { file: at('release.yaml'), line: 1, field: 'environment' } },
    ]);
  });
});
