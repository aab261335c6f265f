import * as fc from 'fast-check';
import type { KubeObject } from 'cutover';
import { anyPlatform, anyService, anySurroundings } from '../support/recipes';
import { RESTRICTED, admit, jobsOf } from './support/admission/admit';
import { draftOf, synthesized, type DraftRecipe } from './support/admission/draft';
import { patched, set } from './support/admission/mutation';
import { anyOddity, writeOddity, type Oddity } from './support/admission/oddities';
import { anyWatch } from './support/admission/watched';
import { inParallel } from './support/admission/parallel';
import { describeWithTools, say } from './support/admission/tools';
import { describeOnEngines } from './support/cluster';
import { record } from './support/report';

const TIER = 'admission: generated definitions';
const SEED = 4;
const WANTED = 1000;
/** Enough for as many to be accepted as are wanted; those above are not looked at. */
const AT_MOST = 5000;
const AT_ONCE = 8;
/** Ten times what it takes on two cores that do nothing else. */
const LIMIT = 300_000;
/** Kinds that watch a release. */
const WATCHES = ['AnalysisRun', 'AnalysisTemplate', 'PrometheusRule', 'PodMonitor', 'Probe', 'Telemetry'];

const anyDefinition: fc.Arbitrary<Definition> = fc.record({
  service: anyService,
  around: anySurroundings,
  platform: anyPlatform,
  watch: anyWatch,
  // A quarter, because it takes two syntheses.
  open: fc.nat(3).map((number) => number === 0),
  oddities: fc.uniqueArray(anyOddity, { minLength: 1, maxLength: 3, selector: ({ field }) => field }),
});

interface Definition extends DraftRecipe {
  readonly oddities: readonly Oddity[];
}

/** What the checks let through, by the text of each object: the same object is sent once. */
interface Accepted {
  readonly object: KubeObject;
  readonly oddities: readonly Oddity[];
}

describeOnEngines(TIER, ['custom-resources'], (cluster) => {
  test(
    `what the checks accept of ${WANTED} odd definitions, the server accepts`,
    async () => {
      const start = performance.now();
      const { generated, refusedBy, accepted, watched, objects } = sifted();
      const siftedAt = performance.now();
      for (const name of new Set([...objects.values()].map(({ object }) => object.metadata.namespace!)))
        await cluster.namespace(name, RESTRICTED);
      const refusals = await inParallel([...objects.values()], AT_ONCE, refusalOf);
      const refused = generated - accepted;
      record({
        tier: TIER,
        seed: SEED,
        generated,
        refused,
        refusedBy: Object.fromEntries(refusedBy),
        accepted,
        watched,
        sent: objects.size,
        synthesis: Math.round(siftedAt - start),
        admission: Math.round(performance.now() - siftedAt),
      });
      console.info(
        `${generated} generated, ${refused} refused by the checks, ${accepted} accepted, ${objects.size} objects sent`,
      );
      expect(refusals.filter((refusal) => refusal !== undefined)).toEqual([]);
      expect(accepted).toBe(WANTED);
      expect(refused).toBeGreaterThan(WANTED / 2);
      // Enough of them are watched to say something of what watches.
      expect(watched).toBeGreaterThan(WANTED / 5);
    },
    LIMIT,
  );

  test('what the checks wrongly accept is told by the same means', async () => {
    const [recipe] = fc.sample(anyDefinition, { seed: SEED, numRuns: 1 }) as [Definition];
    const unknown = patched('a field that there is not', 'Deployment', set('/spec/replica', 2));
    const { objects = [] } = synthesized(draftOf(recipe), unknown.write);
    await cluster.namespace('shop', RESTRICTED);
    const refusals = await inParallel(objects, AT_ONCE, (object) => refusalOf({ object, oddities: [] }));
    const deployments = objects.filter(({ kind }) => kind === 'Deployment');
    expect(refusals.filter((refusal) => refusal !== undefined)).toEqual(
      deployments.map(() => ({
        said: expect.stringContaining('.spec.replica: field not declared in schema'),
        oddities: '[]',
      })),
    );
    expect(deployments.length).toBeGreaterThan(0);
  });

  async function refusalOf({ object, oddities }: Accepted) {
    return admit(cluster.api, object, { dryRun: true }).then(
      () => undefined,
      (error: unknown) => ({ said: String(error), oddities: JSON.stringify(oddities).slice(0, 500) }),
    );
  }
});

describeWithTools(`${TIER}: rules`, ['prometheus'], (files) => {
  test(
    'every rule of what the checks accept is one for promtool, with nothing to lint',
    async () => {
      const rules = [...sifted().objects.values()].flatMap(({ object }) =>
        object.kind === 'PrometheusRule' ? [object] : [],
      );
      const paths = files.write(rules.map(({ spec }, index) => [`${index}.json`, spec as object]));
      const { code, output } = await say('prometheus', 'promtool', [
        ...['check', 'rules', '--lint=all', '--lint-fatal'],
        ...paths,
      ]);
      const failed = output.split('\n').filter((line) => !/^(Checking .*|\s*SUCCESS: \d+ rules found|\s*)$/.test(line));
      expect({ code, failed: failed.slice(0, 20) }).toEqual({ code: 0, failed: [] });
      expect(output.match(/SUCCESS/g)).toHaveLength(rules.length);
      record({ tier: TIER, tool: 'promtool check rules', objects: rules.length });
      console.info(`${rules.length} PrometheusRules checked`);
      expect(rules.length).toBeGreaterThan(WANTED / 10);
    },
    LIMIT,
  );
});

let once: ReturnType<typeof sift> | undefined;

/** Definitions, sifted once for all tests. */
function sifted(): ReturnType<typeof sift> {
  once ??= sift();
  return once;
}

/** Synthesizes definitions until as many as wanted were accepted. */
function sift() {
  const refusedBy = new Map<string, number>();
  const objects = new Map<string, Accepted>();
  let [generated, accepted, watched] = [0, 0, 0];
  for (const { oddities, ...recipe } of fc.sample(anyDefinition, { seed: SEED, numRuns: AT_MOST })) {
    if (accepted === WANTED) break;
    generated += 1;
    const outcome = synthesized(draftOf(recipe), (draft) => oddities.forEach((oddity) => writeOddity(draft, oddity)));
    if (outcome.objects === undefined) {
      for (const id of new Set(outcome.refused.map((problem) => problem.id)))
        refusedBy.set(id, (refusedBy.get(id) ?? 0) + 1);
      continue;
    }
    accepted += 1;
    if (outcome.objects.some(({ kind }) => WATCHES.includes(kind))) watched += 1;
    for (const object of [...outcome.objects, ...jobsOf(outcome.objects)]) {
      const text = JSON.stringify(object);
      if (!objects.has(text)) objects.set(text, { object, oddities });
    }
  }
  return { generated, refusedBy, accepted, watched, objects };
}
