import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { CutoverError } from 'cutover';
import { commitTogether, readIndex, stageFile, stageOutput } from '../../lib/files/output';
import { filesIn, textsIn, useFolder, writeFiles } from '../support/folder';

const at = useFolder();

const writeOutput = (...given: Parameters<typeof stageOutput>): void => {
  commitTogether([() => stageOutput(...given)]);
};

const writeFileWhole = (file: string, text: string): void => {
  commitTogether([() => stageFile(file, text)]);
};

const write = (
  files: Readonly<Record<string, string>>,
  folder = at('out'),
  locks: Readonly<Record<string, string>> = {},
): void => writeOutput(folder, new Map(Object.entries(files)), locks);

/** The files of a folder without the index that is kept beside them. */
function output(folder = at('out')): Record<string, string> {
  const { '.cutover.json': _index, ...files } = textsIn(folder);
  return files;
}

function errorOf(work: () => void): CutoverError {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(CutoverError);
    return error as CutoverError;
  }
  throw new Error('nothing was refused');
}

/** Names that can stand beside each other: none of them is a folder of another. */
const anyFiles = fc.dictionary(
  fc.constantFrom('a.yaml', 'b.yaml', 'release/0-base/a.yaml', 'release/1-workloads/a.yaml', 'rollback/shop/run.sh'),
  fc.constantFrom('', 'one\n', 'two\n'),
);

const anyForeign = fc.dictionary(
  fc.constantFrom('README.md', 'release/0-base/kustomization.yaml', 'mine/x', '.hidden'),
  fc.constantFrom('mine\n', 'also mine\n'),
);

describe('the output folder', () => {
  it('holds what was written last and what is foreign, whatever was in it before', () => {
    fc.assert(
      fc.property(
        fc.array(anyFiles, { minLength: 1, maxLength: 4 }),
        anyForeign,
        fc.nat(3),
        (writes, foreign, when) => {
          const folder = at(`out-${fs.readdirSync(at()).length}`);
          for (const [index, files] of writes.entries()) {
            if (index === when % writes.length) writeFiles(folder, foreign);
            write(files, folder);
          }
          expect(output(folder)).toEqual({ ...foreign, ...writes.at(-1) });
          expect(readIndex(folder).files).toEqual(Object.keys(writes.at(-1)!).sort());
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps files that have not changed, by inode and time', () => {
    fc.assert(
      fc.property(anyFiles, anyFiles, anyForeign, (before, after, foreign) => {
        const folder = at(`out-${fs.readdirSync(at()).length}`);
        write(before, folder);
        writeFiles(folder, foreign);
        for (const file of Object.keys(filesIn(folder))) fs.utimesSync(path.join(folder, file), 1, 1);
        const old = filesIn(folder);
        write(after, folder);
        const now = filesIn(folder);
        const same = [...Object.keys(foreign), ...Object.keys(after).filter((file) => before[file] === after[file])];
        for (const file of same) expect([file, now[file]]).toEqual([file, old[file]]);
      }),
      { numRuns: 30 },
    );
  });

  it('is not touched at all where nothing has changed', () => {
    const files = { 'release/0-base/a.yaml': 'a', 'rollback/run.sh': '#!/bin/sh' };
    write(files);
    writeFiles(at('out'), { 'README.md': 'mine' });
    const [old, folder] = [filesIn(at()), fs.statSync(at('out'))];
    write(files);
    expect(filesIn(at())).toEqual(old);
    expect(fs.statSync(at('out')).ino).toBe(folder.ino);
  });

  it('loses files that an earlier synthesis wrote and this one does not, with the folders that get empty', () => {
    write({ 'a.yaml': 'a', 'old/b.yaml': 'b' });
    write({ 'a.yaml': 'a' });
    expect(fs.readdirSync(at('out')).sort()).toEqual(['.cutover.json', 'a.yaml']);
  });

  it('loses a stale file even where all that is written has not changed', () => {
    write({ 'a.yaml': 'a', 'b.yaml': 'b' });
    const stale = filesIn(at('out'))['a.yaml'];
    write({ 'a.yaml': 'a' });
    expect(output()).toEqual({ 'a.yaml': 'a' });
    expect(filesIn(at('out'))['a.yaml']).toEqual(stale);
  });

  it('gets a file back that somebody has removed or edited', () => {
    write({ 'a.yaml': 'a', 'b.yaml': 'b' });
    fs.rmSync(at('out', 'a.yaml'));
    fs.writeFileSync(at('out', 'b.yaml'), 'edited');
    write({ 'a.yaml': 'a', 'b.yaml': 'b' });
    expect(output()).toEqual({ 'a.yaml': 'a', 'b.yaml': 'b' });
  });

  it('has scripts that can be run and other files that cannot', () => {
    write({ 'rollback/shop/run.sh': '#!/bin/sh\n', 'a.yaml': 'a' });
    const { 'rollback/shop/run.sh': script, 'a.yaml': yaml } = filesIn(at('out'));
    expect([script!.mode, yaml!.mode]).toEqual(['755', '644']);
    write({ 'rollback/shop/run.sh': '#!/bin/sh\nset -eu\n', 'a.yaml': 'b' });
    expect(filesIn(at('out'))['rollback/shop/run.sh']!.mode).toBe('755');
  });

  it('is made with all folders above it', () => {
    write({ 'a.yaml': 'a' }, at('some', 'where', 'out'));
    expect(output(at('some', 'where', 'out'))).toEqual({ 'a.yaml': 'a' });
  });

  it('keeps foreign links as they are, into nothing too', () => {
    write({ 'a.yaml': 'a' });
    fs.symlinkSync('a.yaml', at('out', 'link'));
    fs.symlinkSync('nowhere', at('out', 'broken'));
    write({ 'a.yaml': 'b' });
    expect(fs.readlinkSync(at('out', 'link'))).toBe('a.yaml');
    expect(fs.readlinkSync(at('out', 'broken'))).toBe('nowhere');
  });

  it('may be a link to another folder, which stays one', () => {
    fs.mkdirSync(at('real'));
    fs.symlinkSync('real', at('out'));
    write({ 'a.yaml': 'a' });
    write({ 'a.yaml': 'b' });
    expect(fs.readlinkSync(at('out'))).toBe('real');
    expect(output(at('real'))).toEqual({ 'a.yaml': 'b' });
    expect(fs.readdirSync(at()).sort()).toEqual(['out', 'real']);
  });

  it('can be written without the index, which may not be in Git, and takes over the files that are there', () => {
    write({ 'a.yaml': 'a', 'b.yaml': 'b' });
    fs.rmSync(at('out', '.cutover.json'));
    write({ 'a.yaml': 'a', 'b.yaml': 'new' });
    expect(output()).toEqual({ 'a.yaml': 'a', 'b.yaml': 'new' });
    expect(readIndex(at('out')).files).toEqual(['a.yaml', 'b.yaml']);
  });

  it.each([
    ['with a merge conflict', '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> main\n'],
    ['that is empty', ''],
    ['that is no object', 'null'],
    ['of another form', '{"files": 5}'],
  ])('is refused, not broken, with an index %s', (_, text) => {
    write({ 'a.yaml': 'a' });
    fs.writeFileSync(at('out', '.cutover.json'), text);
    const old = filesIn(at());
    const { problems } = errorOf(() => write({ 'a.yaml': 'b' }));
    expect(problems).toMatchObject([{ id: 'output' }]);
    expect(filesIn(at())).toEqual(old);
  });
});

describe('a failure', () => {
  const isRefused = (files: Readonly<Record<string, string>>, folder = at('out')): void => {
    const { problems } = errorOf(() => write(files, folder));
    expect(problems).toMatchObject([{ id: 'output', severity: 'error', at: { file: folder } }]);
  };

  it('leaves what was there where the folder above is a file', () => {
    writeFiles(at(), { parent: 'a file' });
    const old = filesIn(at());
    isRefused({ 'a.yaml': 'a' }, at('parent', 'out'));
    expect(filesIn(at())).toEqual(old);
  });

  it('leaves what was there where the folder itself is a file', () => {
    writeFiles(at(), { out: 'a file' });
    const old = filesIn(at());
    isRefused({ 'a.yaml': 'a' });
    expect(filesIn(at())).toEqual(old);
  });

  it('leaves what was there where a foreign file is in the place of a folder', () => {
    write({ 'a.yaml': 'a' });
    writeFiles(at('out'), { release: 'a file' });
    const old = filesIn(at());
    isRefused({ 'a.yaml': 'new', 'release/b.yaml': 'b' });
    expect(filesIn(at())).toEqual(old);
  });

  it('leaves what was there where a foreign folder is in the place of a file', () => {
    write({ 'a.yaml': 'a' });
    writeFiles(at('out'), { 'b.yaml/mine': 'mine' });
    const old = filesIn(at());
    isRefused({ 'a.yaml': 'new', 'b.yaml': 'b' });
    expect(filesIn(at())).toEqual(old);
  });

  it('leaves files that it was to take over as they were', () => {
    writeFiles(at('out'), { 'a.yaml': 'not of a synthesis', 'b.yaml/mine': 'mine' });
    const old = filesIn(at());
    isRefused({ 'a.yaml': 'new', 'b.yaml': 'b' });
    expect(filesIn(at())).toEqual(old);
  });

  it('to put the new folder in place leaves the old one in place', () => {
    write({ 'a.yaml': 'a' });
    const old = filesIn(at());
    jest.isolateModules(() => {
      jest.doMock('node:fs', () => ({
        ...fs,
        renameSync: (from: string, to: string) => {
          if (from.endsWith('.cutover-new')) throw new Error('no space left');
          fs.renameSync(from, to);
        },
      }));
      const isolated = jest.requireActual<{ stageOutput: typeof stageOutput }>('../../lib/files/output');
      const staged = isolated.stageOutput(at('out'), new Map([['a.yaml', 'new']]), {});
      expect(() => {
        staged.commit();
      }).toThrow('no space left');
      jest.dontMock('node:fs');
    });
    expect(filesIn(at())).toEqual(old);
  });
});

describe('an interruption', () => {
  const files = { 'a.yaml': 'a', 'b.yaml': 'b' };

  it.each([
    ['the same again', files],
    ['something else', { 'a.yaml': 'new' }],
  ])('between the two renames is mended by the next synthesis, of %s', (_, next) => {
    write(files);
    writeFiles(at('out'), { mine: 'mine' });
    const kept = filesIn(at('out'));
    fs.renameSync(at('out'), at('out.cutover-old'));
    writeFiles(at('out.cutover-new'), { half: 'half' });
    write(next);
    expect(output()).toEqual({ ...next, mine: 'mine' });
    expect(filesIn(at('out')).mine).toEqual(kept.mine);
    expect(fs.existsSync(at('out.cutover-old'))).toBe(false);
  });

  it('after both renames leaves an old folder that the next synthesis clears away', () => {
    write(files);
    fs.cpSync(at('out'), at('out.cutover-old'), { recursive: true });
    write({ 'a.yaml': 'new' });
    expect(output()).toEqual({ 'a.yaml': 'new' });
    expect(fs.readdirSync(at())).toEqual(['out']);
  });

  it('while the new folder was built leaves one that does no harm', () => {
    write(files);
    writeFiles(at('out.cutover-new'), { 'a.yaml': 'half', 'stale.yaml': 'stale' });
    write({ 'a.yaml': 'new' });
    expect(output()).toEqual({ 'a.yaml': 'new' });
    expect(fs.readdirSync(at())).toEqual(['out']);
  });

  it('of an output behind a link is mended as well', () => {
    fs.mkdirSync(at('real'));
    fs.symlinkSync('real', at('out'));
    write(files);
    fs.renameSync(at('real'), at('real.cutover-old'));
    write({ 'a.yaml': 'new' });
    expect(output()).toEqual({ 'a.yaml': 'new' });
    expect(fs.readlinkSync(at('out'))).toBe('real');
  });
});

describe('a file by itself', () => {
  it('is written by a rename, and not at all where it says the same', () => {
    const file = at('release.lock.yaml');
    writeFileWhole(file, 'one');
    const first = filesIn(at());
    writeFileWhole(file, 'one');
    expect(filesIn(at())).toEqual(first);
    writeFileWhole(file, 'two');
    expect(textsIn(at())).toEqual({ 'release.lock.yaml': 'two' });
    expect(filesIn(at())['release.lock.yaml']!.inode).not.toBe(first['release.lock.yaml']!.inode);
  });

  it('that cannot be written is reported, and nothing is left of the attempt', () => {
    fs.mkdirSync(at('release.lock.yaml', 'inside'), { recursive: true });
    const { problems } = errorOf(() => writeFileWhole(at('release.lock.yaml'), 'one'));
    expect(problems).toMatchObject([{ id: 'file', at: { file: at('release.lock.yaml') } }]);
    expect(fs.readdirSync(at())).toEqual(['release.lock.yaml']);
  });
});
