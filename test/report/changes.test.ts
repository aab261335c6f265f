import * as fc from 'fast-check';
import { Access, Capacity, Objective, Peer, type KubeObject } from 'cutover';
import { applyPatch, type Operation } from 'fast-json-patch';
import pc from 'picocolors';
import type { Change, ChangeGroup } from '../../lib/report/change';
import { changesBetween } from '../../lib/report/changes';
import { changesText } from '../../lib/report/changes-text';
import { guide000, recommendation } from '../testing/recommendation';

const objectives = [Objective.errorRatio({ hold: 0.005, rollback: 0.01 })];
const fixed = { objectives, capacity: Capacity.fixed(4) };
const stages = guide000({ build: recommendation(fixed) });
const objectsAt = (stage: string) => stages.at(stage).objects;
const plain = pc.createColors(false);

function between(from: string, to: string): readonly Change[] {
  return changesBetween(objectsAt(from), objectsAt(to));
}

function lines(changes: readonly Change[], group: ChangeGroup): readonly string[] {
  return changes.filter((change) => change.group === group).map(({ text }) => text);
}

/** Objects with one of them as it would be otherwise. */
function edited(objects: readonly KubeObject[], name: string, ...edits: readonly Operation[]): readonly KubeObject[] {
  return objects.map((object) =>
    `${object.kind}/${object.metadata.name}` === name
      ? applyPatch(structuredClone(object), [...edits]).newDocument
      : object,
  );
}

describe('what a stage changes', () => {
  it('is the weights, the gates and what the rules say of the stage, and nothing else', () => {
    const changes = between('shift-10', 'shift-25');
    expect(lines(changes, 'traffic')).toEqual(['recommendation: green 10 % → 25 %, blue 90 % → 75 %']);
    expect(lines(changes, 'gates')).toEqual(['recommendation: gates of shift-25, after the gates of shift-10']);
    expect([...new Set(changes.map(({ group }) => group))]).toEqual(['traffic', 'gates', 'alerts']);
  });

  it('names each bound of a gate, and when it looks', () => {
    const [gates] = between('preview', 'shift-10').filter(({ group }) => group === 'gates');
    expect(gates!.details).toContainEqual(
      'error-ratio: fails at ≥ 0.01, 3 looks from 2m on, every 30s; passes at < 0.005 after 3m',
    );
  });

  it('is the pods that go when the old version is retired', () => {
    expect(lines(between('soak', 'retire'), 'capacity')).toEqual([
      'recommendation blue: 4 → 0 pods',
      'PodDisruptionBudget production/recommendation-blue: removed',
    ]);
  });

  it('is nothing between a stage and itself', () => {
    for (const stage of ['preview', 'shift-50', 'soak']) expect(between(stage, stage)).toEqual([]);
  });
});

describe('a change of the pods', () => {
  const other = 'registry.example.com/other@sha256:0';
  const withImage = (slot: string) =>
    edited(objectsAt('shift-10'), `Deployment/recommendation-${slot}`, {
      op: 'replace',
      path: '/spec/template/spec/containers/0/image',
      value: other,
    });

  it('is loud where the slot has traffic, whatever its share', () => {
    for (const [slot, share] of Object.entries({ blue: 90, green: 10 })) {
      const [change, ...more] = changesBetween(objectsAt('shift-10'), withImage(slot));
      expect(more).toEqual([]);
      expect(change).toMatchObject({ group: 'pods', isLoud: true });
      expect(change!.text).toBe(
        `recommendation ${slot}: PODS OF THE LIVE SLOT RESTART, which has ${share} % of the traffic`,
      );
      expect(change!.details![0]).toMatch(new RegExp(`^container recommendation.image: .* → ${other}$`));
    }
  });

  it('is quiet where the slot has no traffic, and more so where none is running', () => {
    const text = (stage: string, slot: string) => {
      const path = '/spec/template/metadata/labels/version';
      const after = edited(objectsAt(stage), `Deployment/recommendation-${slot}`, { op: 'replace', path, value: 'v9' });
      const [change] = changesBetween(objectsAt(stage), after);
      expect(change!.isLoud).toBeUndefined();
      return change!.text;
    };
    expect(text('preview', 'green')).toBe('recommendation green: pods restart, v2.5.0 → v9');
    expect(text('retire', 'blue')).toBe('recommendation blue: other pods, once there are any, v2.4.0 → v9');
  });
});

describe('lists of named things', () => {
  it('are told by their names: a container that comes first changes none of the others', () => {
    const after = edited(objectsAt('shift-10'), 'Deployment/recommendation-blue', {
      op: 'add',
      path: '/spec/template/spec/containers/0',
      value: { name: 'side', image: 'side' },
    });
    const [change] = changesBetween(objectsAt('shift-10'), after);
    expect(change!.details).toEqual(['container side: (none) → {"name":"side","image":"side"}']);
  });

  it('tell that their order changed: of routes the first that matches is taken', () => {
    const after = edited(objectsAt('shift-10'), 'VirtualService/recommendation', {
      op: 'move',
      from: '/spec/http/1',
      path: '/spec/http/0',
    });
    const changes = changesBetween(objectsAt('shift-10'), after);
    expect(changes.flatMap(({ fields }) => fields)).toEqual([
      { path: 'spec.http."(order)"', before: 'preview, primary', after: 'primary, preview' },
    ]);
  });
});

it('tells of a header route, a mirror and a timeout in words or by their field', () => {
  const after = edited(
    objectsAt('shift-10'),
    'VirtualService/recommendation',
    { op: 'replace', path: '/spec/http/0/match/0/headers/x-preview/exact', value: 'next' },
    { op: 'add', path: '/spec/http/1/mirror', value: { host: 'recommendation', subset: 'green' } },
    { op: 'replace', path: '/spec/http/1/timeout', value: '5s' },
  );
  const changes = changesBetween(objectsAt('shift-10'), after);
  expect(lines(changes, 'traffic')).toEqual([
    'recommendation: requests with header x-preview: next, where it was header x-preview: candidate',
    'recommendation: 100 % to green mirrored, where it was nothing',
    'VirtualService production/recommendation',
  ]);
  expect(changesText(changes, plain)).toContain('    spec.http.primary.timeout: "30s" → "5s"');
});

it('puts objects that come into the group of their kind', () => {
  const open = guide000({ build: recommendation({ ...fixed, access: Access.only(Peer.namespace('web')) }) });
  const changes = changesBetween(objectsAt('preview'), open.at('preview').objects);
  expect(lines(changes, 'access')).toContainEqual(expect.stringMatching(/^NetworkPolicy production\/.*: added$/));
});

it('never shows what is in a Secret', () => {
  const secret = (token: string): KubeObject => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'token', annotations: { last: token } },
    data: { token },
  });
  const changes = changesBetween([secret('b25l')], [secret('dHdv')]);
  expect(JSON.stringify(changes) + changesText(changes, plain)).not.toMatch(/b25l|dHdv/);
  expect(lines(changes, 'config')[0]).toBe('Secret token: token');
});

it('steers no terminal by what a user wrote', () => {
  const config = (text: string): KubeObject => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', labels: { text } },
    data: {},
  });
  const text = changesText(changesBetween([config('a')], [config('\u001b[2J\u009b\u202eb')]), plain);
  // eslint-disable-next-line no-control-regex -- what must not be there
  expect(text).not.toMatch(/[\u001b\u009b\u202e]/);
  expect(text).toContain('\\u001b[2J');
});

it('lets no change pass in silence, whichever field of whichever object it is of', () => {
  const objects = objectsAt('shift-10');
  fc.assert(
    fc.property(fc.nat(objects.length - 1), fc.nat(), fc.boolean(), (index, where, isGone) => {
      const object = structuredClone(objects[index]!);
      const leaves = leavesOf(object).filter(([path]) => !/^(apiVersion|kind|metadata)$/.test(path[0]!));
      fc.pre(leaves.length > 0);
      const [path, parent] = leaves[where % leaves.length]!;
      const key = path.at(-1)!;
      if (isGone && !Array.isArray(parent)) Reflect.deleteProperty(parent, key);
      else Object.assign(parent, { [key]: 'something else' });
      const changes = changesBetween(objects, objects.with(index, object));
      expect([path, changes.length]).not.toEqual([path, 0]);
      expect(changesText(changes, plain)).not.toBe('nothing changes');
    }),
    { numRuns: 300 },
  );
});

type Leaf = readonly [path: readonly string[], parent: object];

function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    typeof child === 'object' && child !== null ? leavesOf(child, [...path, key]) : [[[...path, key], value] as const],
  );
}
