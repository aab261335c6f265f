import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { built, cutover, type Run } from './support/built';
import { AT_REST, IMAGES, TestProject } from './support/project';

jest.setTimeout(300_000);

const MERGE = `service: shop
live: blue
<<<<<<< HEAD
stage: idle
=======
stage: preview
>>>>>>> branch
slots:
  blue: { version: v1, image: '${IMAGES.v1}' }
`;

const BROKEN: readonly (readonly [what: string, text: string | Buffer, said: RegExp])[] = [
  ['is empty', '', /given {4}an empty file/],
  [
    'is binary',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 0, 1, 2, 3]),
    /^1 error\n[^]*bytes that are no text/,
  ],
  ['has an alias of itself', `${AT_REST}more: &a [*a]\n`, /an alias that contains itself/],
  ['has aliases that grow without bounds', bomb(), /write out what the aliases stand for/],
  ['has a key twice', `${AT_REST}stage: preview\n`, /Map keys must be unique/],
  ['has marks of a merge', MERGE, /^1 error\n\nerror release-file at release.yaml:3\n[^]*a mark of a merge: <<<<<<</],
  ['names an unknown stage', AT_REST.replace('idle', 'shift-33'), /'shift-33'[\s\S]*did you mean 'shift-50'/],
  ['has an unknown key', `${AT_REST}stagee: preview\n`, /stagee/],
  ['is several documents', `${AT_REST}---\n${AT_REST}`, /error release-file at release.yaml/],
  [
    'is far too large',
    `${AT_REST}${'# far too large\n'.repeat(100_000)}`,
    /error file at release.yaml[\s\S]*a file of at most 1048576 bytes/,
  ],
];

describe('a release file that is broken', () => {
  let project: TestProject;
  beforeAll(async () => {
    await built();
    project = await TestProject.shop();
  });
  afterAll(() => project.remove());

  it.each(BROKEN)('that %s is one clear error, and everything is as it was', async (_what, text, said) => {
    project.write('release.yaml', text);
    const before = project.files();
    const run = await project.run('deploy', 'v2', IMAGES.v2, '--commit');
    expectOneReport(run, said);
    expect(project.files()).toEqual(before);
    expect(project.git('log', '-1', '--format=%s')).toBe('Begin');
  });

  it('is said without colours to a pipe, also where a CI or a setting of the shell would have them', async () => {
    project.write('release.yaml', '');
    const run = await cutover(project.folder, ['plan'], { CI: 'true', FORCE_COLOR: '1' });
    expectOneReport(run, /given {4}an empty file/);
    expect(run.stderr).not.toContain('\u001b[');
  });

  it('that is not there is one clear error', async () => {
    rmSync(join(project.folder, 'release.yaml'));
    const run = await project.run('deploy', 'v2', IMAGES.v2);
    expectOneReport(run, /error release-file at release.yaml[\s\S]*no such file/);
    project.write('release.yaml', AT_REST);
  });

  it('says the same as JSON where that is asked for', async () => {
    project.write('release.yaml', '');
    const run = await project.run('--json', 'deploy', 'v2', IMAGES.v2);
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({ problems: [{ id: 'release-file', at: { file: 'release.yaml' } }] });
    project.write('release.yaml', AT_REST);
  });
});

describe('a release file that changes while the command is at work', () => {
  let project: TestProject;
  beforeAll(() => built());
  beforeEach(async () => {
    project = await TestProject.shop();
  });
  afterEach(() => project.remove());

  /** Does something after the app has run so many times. */
  const meddle = (time: number, work: string) => {
    project.write(
      'meddle.js',
      `const fs = require('fs');
const times = fs.existsSync('times') ? Number(fs.readFileSync('times', 'utf8')) + 1 : 1;
fs.writeFileSync('times', String(times));
if (times === ${time}) { ${work} }
`,
    );
    project.write('cdk8s.yaml', 'app: node main.js && node meddle.js\n');
  };

  it('is left as somebody else wrote it', async () => {
    meddle(2, `fs.appendFileSync('release.yaml', '# Bob was here\\n')`);
    const run = await project.run('deploy', 'v2', IMAGES.v2);
    expectOneReport(run, /error edit at release.yaml[\s\S]*another text than a moment ago/);
    expect(project.read('release.yaml')).toBe(`${AT_REST}# Bob was here\n`);
    expect(project.git('status', '--porcelain', 'manifests')).toBe('');
  });

  it('is not moved on from what somebody else has taken back since the app read it', async () => {
    await project.runAgo(1800, 'deploy', 'v2', IMAGES.v2, '--commit');
    meddle(
      1,
      `fs.writeFileSync('release.yaml', fs.readFileSync('release.yaml', 'utf8').replace('preview', 'rollback'))`,
    );
    const taken = project.read('release.yaml').replace('preview', 'rollback');
    const run = await project.run('shift', '--next');
    expectOneReport(run, /error edit at release.yaml[\s\S]*another text than a moment ago/);
    expect(project.read('release.yaml')).toBe(taken);
    expect(project.git('status', '--porcelain', 'manifests')).toBe('');
  });

  it('is not brought back where somebody else took it away', async () => {
    meddle(2, `fs.rmSync('release.yaml')`);
    const run = await project.run('deploy', 'v2', IMAGES.v2);
    expectOneReport(run, /error edit at release.yaml/);
    expect(project.git('status', '--porcelain', 'manifests')).toBe('');
  });

  it('is put back as it was where the app fails when it comes to write', async () => {
    meddle(3, 'process.exit(7)');
    const run = await project.run('deploy', 'v2', IMAGES.v2);
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('error project at cdk8s.yaml');
    expect(project.read('release.yaml')).toBe(AT_REST);
  });
});

describe('a machine without a folder for temporary files', () => {
  it('is one clear error', async () => {
    await built();
    const project = await TestProject.shop();
    try {
      const run = await cutover(project.folder, ['deploy', 'v2', IMAGES.v2], { TMPDIR: '/nonexistent' });
      expectOneReport(run, /error project at this app[\s\S]*no folder of its own for `node main.js`: ENOENT/, 3);
    } finally {
      project.remove();
    }
  });
});

describe('a folder that nobody may write to', () => {
  it('is one clear error, and everything is as it was', async () => {
    await built();
    const project = await TestProject.shop();
    try {
      const before = project.files();
      const run = await project.runUnprivileged('deploy', 'v2', IMAGES.v2);
      expectOneReport(run, /error output at \S*release.yaml[\s\S]*EACCES/);
      expect(project.files()).toEqual(before);
    } finally {
      project.remove();
    }
  });
});

function expectOneReport({ code, stdout, stderr }: Run, said: RegExp, wanted = 1): void {
  expect({ code, stdout }).toEqual({ code: wanted, stdout: '' });
  expect(stderr).toMatch(/^\d+ errors?\n/);
  expect(stderr).toMatch(said);
  expect(stderr).not.toMatch(/^\s+at .*\(.*:\d+:\d+\)$/m);
}

/** Nine lists of nine aliases each: 387 million values in a few lines. */
function bomb(): string {
  const lists = 'abcdefghi'.split('').map((name, index, names) => {
    const item = index === 0 ? 'x' : `*${names[index - 1] ?? ''}`;
    return `${name}: &${name} [${Array<string>(9).fill(item).join(', ')}]`;
  });
  return `${AT_REST}${lists.join('\n')}\n`;
}
