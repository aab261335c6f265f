import { Access, Peer, type KubeObject } from 'cutover';
import type { SynthesizedStage } from 'cutover/testing';
import type { RuleGroup } from '../../lib/alerts/rule';
import { IGNORED, criticisms } from './support/admission/kube-score';
import { jobsOf } from './support/admission/admit';
import {
  badRollout,
  badRule,
  gateway,
  goodRollout,
  goodRule,
  unknownField,
  withoutSubset,
} from './support/admission/samples';
import { describeWithTools, say } from './support/admission/tools';
import { apps, stagesOf, type App } from './support/apps';
import { checkRules } from './support/promtool/run';
import { record } from './support/report';

const TIER = 'admission: linters';
const silent = { code: 0, output: '', result: '' };

describeWithTools(TIER, ['istio', 'argo-rollouts', 'prometheus', 'kube-score'], (files) => {
  describe('istioctl analyze', () => {
    test.each(apps)(
      '$name: finds nothing at all at any stage, given the gateway that is the platform’s',
      async (app) => {
        const stages = stagesOf(app).all();
        for (const stage of stages) {
          const findings = await analyzed(files.write([...releaseFiles(stage), ['gateway.yaml', gateway]]));
          expect([stage.name, findings]).toEqual([stage.name, []]);
        }
        record({ tier: TIER, tool: 'istioctl analyze', app: app.name, stages: stages.length, findings: 0 });
      },
    );

    test('finds a subset that is missing, and a gateway', async () => {
      const stage = stagesOf(apps[0]!).at('preview');
      const destination = stage.object('DestinationRule', 'checkout');
      const others = stage.objects.filter((object) => object !== destination);
      const written = [...others, withoutSubset(destination, 'green')];
      const findings = await analyzed(files.write(written.map((object, index) => [`${index}.yaml`, object])));
      expect([...new Set(findings)]).toEqual([
        'IST0101 Referenced gateway not found: "istio-system/public"',
        'IST0101 Referenced host+subset in destinationrule not found: "checkout.shop.svc.cluster.local+green"',
        expect.stringMatching(/^IST0132 one or more host/),
      ]);
    });
  });

  describe('kubectl-argo-rollouts lint', () => {
    test.each(apps)('$name: has nothing to say of any stage', async (app) => {
      const stages = stagesOf(app).all();
      for (const stage of stages) {
        const said = await lint([stage.objects]);
        expect([stage.name, said]).toEqual([stage.name, silent]);
      }
      const analyses = [...ofKind(stages, 'AnalysisRun'), ...ofKind(stages, 'AnalysisTemplate')].length;
      expect(analyses).toBeGreaterThan(0);
      record({ tier: TIER, tool: 'kubectl-argo-rollouts lint', app: app.name, stages: stages.length, analyses });
    });

    test('takes a good Rollout and refuses a bad one', async () => {
      expect(await lint([[goodRollout]])).toEqual(silent);
      const { code, output } = await lint([[badRollout]]);
      expect([code, output]).toEqual([1, expect.stringContaining('SetWeight needs to be between 0 and 100')]);
    });

    test('does not look into analyses, which is why the API server and the controller are asked about them', async () => {
      const run = stagesOf(apps[0]!)
        .at('preview')
        .objects.find(({ kind }) => kind === 'AnalysisRun');
      expect(await lint([[unknownField(run!)]])).toEqual(silent);
    });
  });

  describe('promtool check rules', () => {
    test.each(apps)('$name: takes every rule of every stage, with nothing to lint', async (app) => {
      const stages = stagesOf(app).all();
      let rules = 0;
      for (const stage of stages) {
        for (const object of ofKind([stage], 'PrometheusRule')) {
          const { code, output } = await checked(object);
          expect([stage.name, code, output]).toEqual([
            stage.name,
            0,
            expect.stringMatching(/SUCCESS: \d+ rules found/),
          ]);
          rules += rulesIn(object);
        }
      }
      expect(rules).toBeGreaterThan(stages.length);
      const objects = ofKind(stages, 'PrometheusRule').length;
      record({ tier: TIER, tool: 'promtool check rules', app: app.name, stages: stages.length, objects, rules });
    });

    test('takes a good rule, and refuses one that is no PromQL and two that are the same', async () => {
      expect(await checked(goodRule)).toMatchObject({ code: 0, output: expect.stringContaining('1 rules found') });
      expect(await checked(badRule)).toMatchObject({ code: 1, output: expect.stringContaining('parse error') });
      expect(await checked(twice(goodRule))).toMatchObject({ code: 3, output: expect.stringContaining('duplicate') });
    });
  });

  describe('kube-score', () => {
    test.each(apps)('$name: finds nothing critical at any stage but what is ignored with a reason', async (app) => {
      const stages = stagesOf(app).all();
      for (const stage of stages) {
        const found = await criticisms(files.write(scored(stage)), Object.keys(IGNORED));
        expect([stage.name, found]).toEqual([stage.name, []]);
      }
      const jobs = stages.flatMap(({ objects }) => jobsOf(objects)).length;
      record({ tier: TIER, tool: 'kube-score', app: app.name, stages: stages.length, jobs, critical: 0 });
    });

    test('has a reason for each test that is ignored', () => {
      for (const [test, reason] of Object.entries(IGNORED)) {
        record({ tier: TIER, ignoredOfKubeScore: test, reason });
        expect(reason).toMatch(/\w+ \w+/);
      }
    });

    test('needs to ignore each of these, and fewer where a service says who calls it and what it may use', async () => {
      const app = apps[0]!;
      const needed = async (props: Parameters<typeof stagesOf>[1]) =>
        new Set(
          (await criticisms(files.write(releaseFiles(stagesOf(app, props).at('preview'))), [])).map(({ test }) => test),
        );
      expect(await needed({})).toEqual(new Set(Object.keys(IGNORED)));
      const container = { ...app.props.container, resources: { cpu: { limit: '1' } } };
      // Its smoke gate calls it too, from its own namespace.
      const access = Access.only(Peer.namespace('web'), Peer.namespace(app.namespace));
      const told = await needed({ props: { access, container } });
      expect(told).toEqual(
        new Set([
          'container-ephemeral-storage-request-and-limit',
          'container-image-pull-policy',
          'container-security-context-user-group-id',
        ]),
      );
    });

    test('finds a root file system that can be written to critical', async () => {
      const [app] = apps as readonly [App];
      const container = { ...app.props.container, writableRoot: true };
      const stage = stagesOf(app, { props: { container } }).at('preview');
      const found = await criticisms(files.write(releaseFiles(stage)), Object.keys(IGNORED));
      expect(new Set(found.map(({ test }) => test))).toEqual(
        new Set(['container-security-context-readonlyrootfilesystem']),
      );
    });

    test('looks into the Jobs of a gate', async () => {
      const [job] = jobsOf(stagesOf(apps[0]!).at('preview').objects);
      const spec = structuredClone(job!.spec) as { template: { spec: { containers: { securityContext: object }[] } } };
      spec.template.spec.containers[0]!.securityContext = {};
      const found = await criticisms(files.write([['job.yaml', { ...job, spec }]]), Object.keys(IGNORED));
      expect(found.map(({ test }) => test)).toContain('container-security-context-readonlyrootfilesystem');
    });
  });

  /** Codes and messages of what istioctl finds in files. */
  async function analyzed(paths: readonly string[]): Promise<readonly string[]> {
    const { code, output, result } = await say('istio', 'istioctl', [
      ...['analyze', '--use-kube=false', '--all-namespaces', '--output', 'json'],
      ...paths,
    ]);
    // Told to print JSON it ends with 0 whatever it found.
    if (code !== 0) throw new Error(`istioctl ended with ${code}: ${output}`);
    const found = JSON.parse(result) as readonly { readonly code: string; readonly message: string }[];
    return found.map((finding) => `${finding.code} ${finding.message}`).sort();
  }

  /** One file for each list of objects: what a Rollout refers to is looked for in its own file. */
  function lint(lists: readonly (readonly KubeObject[])[]) {
    const paths = files.write(lists.map((objects, index) => [`${index}.yaml`, documents(objects)]));
    return say('argo-rollouts', 'kubectl-argo-rollouts', ['lint', ...paths.flatMap((path) => ['-f', path])]);
  }

  function checked(rule: KubeObject) {
    return checkRules(files, (rule.spec as { readonly groups: readonly RuleGroup[] }).groups);
  }
});

function releaseFiles({ files }: SynthesizedStage): readonly (readonly [path: string, text: string])[] {
  return [...files].filter(([path]) => path.startsWith('release/'));
}

/** The files of a stage, and the Jobs that its gates start. */
function scored(stage: SynthesizedStage): readonly (readonly [path: string, content: string | object])[] {
  const jobs = jobsOf(stage.objects).map((job, index) => [`jobs/${index}.yaml`, job] as const);
  return [...releaseFiles(stage), ...jobs];
}

function rulesIn({ spec }: KubeObject): number {
  return (spec as { readonly groups: readonly RuleGroup[] }).groups.reduce((sum, { rules }) => sum + rules.length, 0);
}

/** A PrometheusRule with each of its rules twice. */
function twice(object: KubeObject): KubeObject {
  const { groups } = object.spec as { readonly groups: readonly RuleGroup[] };
  return {
    ...object,
    spec: { groups: groups.map((group) => ({ ...group, rules: [...group.rules, ...group.rules] })) },
  };
}

function ofKind(stages: readonly SynthesizedStage[], wanted: string): readonly KubeObject[] {
  return stages.flatMap(({ objects }) => objects).filter(({ kind }) => kind === wanted);
}

function documents(objects: readonly KubeObject[]): string {
  return objects.map((object) => JSON.stringify(object)).join('\n---\n');
}
