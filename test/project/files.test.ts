import { homedir } from 'node:os';
import { projectFiles, ROOT, type ProjectFile } from '../../scripts/project/files';

// The patterns are written so that none of them matches its own source.
const FORBIDDEN: readonly RegExp[] = [
  /(?<![\w.~-])\/(?:root|work)\//,
  /\.\.\/shared\b/,
  /\b(?:registry\.npmjs\.org|registry\.yarnpkg\.com|npm\.pkg\.github\.com)\b/,
  /\b(?:proxy|sum|index)\.golang\.org\b/,
  /\b(?:pypi\.org|files\.pythonhosted\.org|static\.crates\.io|index\.crates\.io)\b/,
];
const MACHINE_FOLDERS = [ROOT, homedir()].filter((folder) => folder.length > 1).map((folder) => `${folder}/`);

const isGenerated = (file: string): boolean => file === 'package-lock.json' || file.startsWith('imports/');

function linesWith({ file, text }: ProjectFile, isFound: (line: string) => boolean): readonly string[] {
  return text.split('\n').flatMap((line, index) => (isFound(line) ? [`${file}:${index + 1} ${line.trim()}`] : []));
}

function namesThisMachine(line: string): boolean {
  return FORBIDDEN.some((pattern) => pattern.test(line)) || MACHINE_FOLDERS.some((folder) => line.includes(folder));
}

describe('files of the repository', () => {
  const files = projectFiles((file) => !isGenerated(file));

  it('says nothing of the machine that it was written on', () => {
    expect(files.flatMap((file) => linesWith(file, namesThisMachine))).toEqual([]);
  });

  it('runs every test', () => {
    const left = /\b(?:(?:describe|it|test)\.(?:only|skip)|xdescribe|xit|xtest|fdescribe|fit)\b\s*[(.`]/;
    const tests = files.filter(({ file }) => file.endsWith('.test.ts'));
    expect(tests.flatMap((file) => linesWith(file, (line) => left.test(line)))).toEqual([]);
  });
});

describe('files of lib', () => {
  const sizes = projectFiles((file) => file.startsWith('lib/') && file.endsWith('.ts'))
    .map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length }))
    .sort((a, b) => a.lines - b.lines);

  it('are short', () => {
    expect(sizes[Math.floor(sizes.length / 2)]?.lines).toBeLessThanOrEqual(120);
  });

  it('are never long', () => {
    expect(sizes.filter(({ lines }) => lines > 400)).toEqual([]);
  });
});
