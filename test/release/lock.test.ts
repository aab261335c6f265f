import * as fc from 'fast-check';
import { ReleasePlan, type Lock } from 'cutover';
import { canonicalText } from '../../lib/core/canonical';
import { lockText, parseLock } from '../../lib/release/lock';
import { errorIds, errorsOf, firstRelease, inOrder, play, playThrough, withCandidate } from '../support/play';
import { anyPlatform, anyService, anySurroundings, serviceOf, surroundingsOf } from '../support/recipes';

const AT = { file: 'release.lock.yaml' };
const CANDIDATE = { data: withCandidate(firstRelease(), '2') };

const anyLock: fc.Arbitrary<Lock> = fc.tuple(anyService, anyService, anySurroundings, anyPlatform).map((recipe) => {
  const [first, second, around, platform] = recipe;
  const surroundings = surroundingsOf(around);
  const code = [first, second].map((recipe) => ({ props: { ...serviceOf(recipe), ...surroundings }, platform }));
  const scenes = playThrough(surroundings.plan, CANDIDATE, inOrder(...code), 'shift-100');
  return scenes.at(-1)!.lock;
});

const sampleLock = (seed: number): Lock => fc.sample(anyLock, { numRuns: 1, seed })[0]!;

/** A lock of every form of entry: frozen, rolled, rejected. */
const lockOf = (lock: Lock): Lock => ({
  ...lock,
  slots: {
    blue: { ...lock.slots.blue!, rolledFor: 'a new "certificate"\n' },
    green: { ...lock.slots.green!, rejected: true },
  },
});

describe('a lock file', () => {
  it('reads back as the lock that was written, and writes the same bytes again', () => {
    fc.assert(
      fc.property(anyLock, (given) => {
        const text = lockText(lockOf(given));
        const { lock, problems } = parseLock(text, AT);
        expect(problems).toEqual([]);
        expect(canonicalText(lock)).toBe(canonicalText(lockOf(given)));
        expect(lockText(lock!)).toBe(text);
      }),
      { numRuns: 10 },
    );
  });

  it('reads the same with the line ends of Windows', () => {
    const text = lockText(sampleLock(5));
    expect(parseLock(text.replaceAll('\n', '\r\n'), AT).problems).toEqual([]);
  });

  it('notices every edit of one character that changes what it says', () => {
    const text = lockText(lockOf(sampleLock(1)));
    const body = text.indexOf('{');
    const anyEdit = fc.tuple(
      fc.integer({ min: body, max: text.length - 1 }),
      fc.constantFrom('insert', 'replace', 'remove'),
      fc.oneof(
        fc.constantFrom('0', '9', 'a', 'f', '"', ',', '-', '{', ' ', '\n', '#', '\\'),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
    );
    const edited = ([place, kind, character]: readonly [number, string, string]): string => {
      const rest = kind === 'insert' ? text.slice(place) : text.slice(place + 1);
      return text.slice(0, place) + (kind === 'remove' ? '' : character) + rest;
    };
    fc.assert(
      fc.property(anyEdit, (edit) => {
        const { lock, problems } = parseLock(edited(edit), AT);
        if (lock) expect(lockText(lock)).toBe(text);
        else expect(problems).toMatchObject([{ id: 'lock-file', severity: 'error', at: AT }]);
      }),
      { numRuns: 400 },
    );
  });

  it('notices another digit in a number or digest, wherever it stands', () => {
    const text = lockText(lockOf(sampleLock(2)));
    const digits = [...text.matchAll(/\d/g)].map(({ index }) => index).filter((index) => index > text.indexOf('{'));
    for (const place of digits.filter((_, count) => count % 9 === 0)) {
      const other = text[place] === '7' ? '3' : '7';
      const { problems } = parseLock(text.slice(0, place) + other + text.slice(place + 1), AT);
      expect(problems.map(({ id }) => id)).toEqual(['lock-file']);
    }
  });

  it.each(['<<<<<<< HEAD', '=======', '>>>>>>> feature'])('explains a merge conflict by the line of %s', (marker) => {
    const lines = lockText(sampleLock(3)).split('\n');
    const text = [...lines.slice(0, 11), marker, ...lines.slice(11)].join('\n');
    expect(parseLock(text, AT)).toMatchObject({
      problems: [{ id: 'lock-file', at: { ...AT, line: 12 }, given: 'a merge conflict' }],
    });
  });

  it.each([
    ['nothing', ''],
    ['its header alone', '# Written by synthesis\n'],
    ['a number', '1'],
    ['null', 'null'],
    ['a list', '[]'],
    ['YAML that is no JSON', 'service: checkout\nslots: {}\n'],
    ['a lock without a checksum', '{"service": "checkout", "slots": {}}'],
    ['a lock with the checksum of another', `{"checksum": "${'0'.repeat(64)}", "service": "checkout", "slots": {}}`],
    ['junk', '\u0000\uFFFD\u0001'],
  ])('that holds %s is refused', (_, text) => {
    const { lock, problems } = parseLock(text, AT);
    expect(lock).toBeUndefined();
    expect(problems.map(({ id }) => id)).toEqual(['lock-file']);
  });
});

describe('the lock of a release in code', () => {
  const props = {
    ...serviceOf(fc.sample(anyService, { numRuns: 1, seed: 4 })[0]!),
    plan: ReleasePlan.steps({ 10: 60, 50: 60 }, { soak: 3600 }),
  };

  it('is the same after another synthesis of the same stage', () => {
    const scenes = playThrough(props.plan, CANDIDATE, () => ({ props }));
    for (const { data, lock } of scenes) expect(lockText(play({ props, data, lock }).lock)).toBe(lockText(lock));
  });

  it('is the same from one step of the weights to the next', () => {
    const scenes = playThrough(props.plan, CANDIDATE, () => ({ props }), 'retire');
    const texts = Object.fromEntries(scenes.map(({ data, lock }) => [data.stage, lockText(lock)]));
    expect(texts['shift-10']).not.toBe(texts.preview);
    expect(texts.soak).toBe(texts['shift-100']);
    expect(texts['shift-100']).not.toBe(texts['shift-50']);
    expect(texts['shift-50']).toBe(texts['shift-10']);
  });

  it('says how much of the traffic each version has carried at the most', () => {
    const scenes = playThrough(props.plan, CANDIDATE, () => ({ props }));
    expect(scenes.map(({ lock }) => [lock.slots.blue?.carried, lock.slots.green?.carried])).toEqual([
      ['all', 'nothing'],
      ['all', 'nothing'],
      ['all', 'some'],
      ['all', 'some'],
      ['all', 'all'],
      ['all', 'all'],
      ['all', 'all'],
      ['all', 'all'],
    ]);
  });

  it('is refused where it is that of another service', () => {
    const { lock } = play({ props, data: firstRelease() });
    expect(errorIds({ props, data: { ...firstRelease(), service: 'cart' }, lock })).toEqual(['lock-file']);
  });

  it.each(['preview', 'shift-10', 'shift-100', 'soak', 'retire', 'rollback'])('is needed at %s', (stage) => {
    const problems = errorsOf({ props, data: { ...withCandidate(firstRelease(), '2'), stage } });
    expect(problems.map(({ id, at }) => [id, at.field])).toContainEqual(['lock-missing', 'release.stage']);
    expect(problems.every(({ id }) => id === 'lock-missing' || id === 'lock-unseen')).toBe(true);
  });

  it.each(['shift-10', 'shift-100', 'soak', 'retire', 'rollback'])(
    'must have seen a version at preview before it is at %s',
    (stage) => {
      const { lock } = play({ props, data: firstRelease() });
      const problems = errorsOf({ props, data: { ...withCandidate(firstRelease(), '2'), stage }, lock });
      const unseen = expect.objectContaining({ id: 'lock-unseen', at: { field: 'release.slots.green' } });
      expect(problems).toContainEqual(unseen);
    },
  );

  it('forgets a slot that is no longer in the release', () => {
    const [, preview] = playThrough(props.plan, CANDIDATE, () => ({ props }), 'preview');
    expect(Object.keys(play({ props, data: firstRelease(), lock: preview!.lock }).lock.slots)).toEqual(['blue']);
  });
});
