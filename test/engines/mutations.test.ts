import * as fc from 'fast-check';
import { Access, Capacity, Config, Peer, type KubeObject } from 'cutover';
import { anyPlatform, anyService, anySurroundings } from '../support/recipes';
import { RESTRICTED, admit, podsOf, refusalOf } from './support/admission/admit';
import { CAUGHT_BY } from './support/admission/caught-by';
import { draftOf, synthesized, type Draft, type DraftRecipe } from './support/admission/draft';
import { WATCHED, watchOf } from './support/admission/watched';
import { LEFT_TO_THE_SERVER } from './support/admission/left-to-the-server';
import { faulty, type Mutation } from './support/admission/mutation';
import { ofContainer } from './support/admission/mutations-container';
import { ofPatches, ofPods, ofSchema } from './support/admission/mutations-patched';
import { ofRelease, ofService } from './support/admission/mutations-service';
import { ofWatching } from './support/admission/mutations-watching';
import { describeOnEngines, type TestCluster } from './support/cluster';
import { record } from './support/report';

const TIER = 'admission: mutated definitions';
const SEED = 4;
const FAULTS: readonly Mutation[] = [
  ...[...ofRelease, ...ofContainer, ...ofService, ...ofWatching],
  ...[...ofPatches, ...ofPods, ...ofSchema],
];
/** Faulty definitions at the least. */
const WANTED = 200;

/** A fault in one definition. */
interface Found {
  readonly mutation: Mutation;
  /** Of the server's refusal. */
  readonly status: number;
  /** Ids of the checks that caught it. */
  readonly caught: readonly string[];
}

/** Sound definitions that have every kind of object. */
const recipes: readonly DraftRecipe[] = fc.sample(
  fc.record({
    service: anyService,
    around: anySurroundings,
    platform: anyPlatform,
    watch: fc.constant(WATCHED),
    open: fc.constant(false),
  }),
  { seed: SEED, numRuns: 3 },
);

describeOnEngines(TIER, ['custom-resources'], (cluster) => {
  test(`the server refuses each of ${FAULTS.length} faults in each of ${recipes.length} definitions, and the checks find all but those listed first`, async () => {
    const found: Found[] = [];
    for (const [index, recipe] of recipes.entries()) {
      const namespace = `mutated-${index}`;
      const objects = await admitted(cluster, soundDraft(recipe, namespace));
      for (const mutation of FAULTS) {
        const status = await statusOf(cluster, objects, mutation);
        found.push({ mutation, status, caught: caughtBy(soundDraft(recipe, namespace), mutation) });
      }
    }
    const missed = found.filter(({ caught }) => caught.length === 0).map(({ mutation }) => mutation.name);
    const counts = {
      faults: FAULTS.length,
      definitions: recipes.length,
      refused: found.length,
      caught: found.length - missed.length,
      missed: missed.length,
    };
    const by = Object.fromEntries(found.map(({ mutation, caught }) => [labelOf(mutation), [...new Set(caught)]]));
    const statuses = countsOf(found.map(({ status }) => status));
    record({ tier: TIER, seed: SEED, by, ...counts, statuses, left: LEFT_TO_THE_SERVER, byLevel: byLevel(found) });
    console.info(
      `${counts.faults} faults in ${counts.definitions} definitions: ${counts.refused} refused by the server, ${counts.caught} of them by the checks first`,
    );
    expect([...new Set(missed)].sort()).toEqual(Object.keys(LEFT_TO_THE_SERVER).sort());
    expect(found.filter(({ mutation, caught }) => !isCaughtAsExpected(mutation, caught))).toEqual([]);
    expect(Object.keys(CAUGHT_BY).filter((label) => !(label in by))).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(WANTED);
  });
});

/** A check that has nothing to do with the fault would be luck: the one that is there for it must be among them. */
function isCaughtAsExpected(mutation: Mutation, caught: readonly string[]): boolean {
  const expected = CAUGHT_BY[labelOf(mutation)];
  return expected === undefined ? caught.length === 0 : caught.includes(expected);
}

function labelOf({ level, name }: Mutation): string {
  return `${level}: ${name}`;
}

function soundDraft(recipe: DraftRecipe, namespace: string): Draft {
  const draft = draftOf(recipe);
  const { container } = draft.props;
  Object.assign(draft, {
    namespace,
    router: { hosts: ['shop.example.com'] },
    watch: watchOf(WATCHED, { isOpen: false, port: 'http', hasProxy: true }),
    platform: { ...draft.platform, sidecar: 'native', gitOps: 'argo-cd' },
  });
  Object.assign(draft.props, {
    access: Access.only(Peer.namespace('web')),
    capacity: Capacity.autoscaled({ min: 2, max: 4 }),
    container: { ...container, ports: [{ name: 'http', number: 8080 }], envFrom: [Config.of('app', { a: 'b' })] },
  });
  return draft;
}

/** The objects of a sound definition, applied: what may not change is refused only where it is there. */
async function admitted({ api, namespace }: TestCluster, draft: Draft): Promise<readonly KubeObject[]> {
  const outcome = synthesized(draft);
  if (outcome.objects === undefined) throw new Error(JSON.stringify(outcome.refused));
  await namespace(draft.namespace, RESTRICTED);
  const account = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'shared', namespace: draft.namespace },
  };
  for (const object of [account, ...outcome.objects]) await admit(api, object);
  const pods = podsOf(outcome.objects);
  for (const pod of pods) await admit(api, pod, { dryRun: true });
  return [...outcome.objects, ...pods];
}

/** With what the server refuses the fault; a warning is none, and neither is an object that is not there. */
async function statusOf({ api }: TestCluster, objects: readonly KubeObject[], { name, kind, fault }: Mutation) {
  const object = objects.find((each) => each.kind === kind);
  if (!object) throw new Error(`${name}: no ${kind}`);
  return (await refusalOf(api, faulty(object, fault), { dryRun: true })).status;
}

/** Ids of the checks that refuse a definition with the fault in it. */
function caughtBy(draft: Draft, mutation: Mutation): readonly string[] {
  const outcome = synthesized(draft, mutation.write);
  return outcome.objects === undefined ? outcome.refused.map(({ id }) => id) : [];
}

function countsOf(statuses: readonly number[]): Readonly<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function byLevel(found: readonly Found[]) {
  const count = (of: readonly Found[]) => ({
    refused: of.length,
    caught: of.filter(({ caught }) => caught.length > 0).length,
  });
  return Object.fromEntries(
    (['release', 'props', 'patch'] as const).map((level) => [
      level,
      count(found.filter(({ mutation }) => mutation.level === level)),
    ]),
  );
}
