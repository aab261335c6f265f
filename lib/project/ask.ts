import { spawn, type SpawnOptions } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { CutoverError, refuse } from '../core/error';
import { readAnswers, type Answer } from '../files/answer';
import { QUESTION, type Question } from '../files/question';
import { projectRule, type Project } from './project';

/** Milliseconds: longer than an app of thousands of services takes. */
const LIMIT = 300_000;

/**
 * What the apps of a project would write if some of its files had other texts, one answer for each environment. Nothing in
 * its folder changes. Throws when the program fails, or has no app.
 */
export function askApp(project: Project, texts: Question['texts'] = {}): Promise<readonly Answer[]> {
  return ask(project, { texts });
}

/** Lets the apps of a project write, all of them or none. Throws the report when they are refused. */
export async function runApp(project: Project): Promise<readonly Answer[]> {
  const answers = await ask(project, { texts: {}, write: true });
  refuse(answers.flatMap(({ problems }) => problems));
  return answers;
}

async function ask({ folder, app }: Project, question: Omit<Question, 'answer'>): Promise<readonly Answer[]> {
  const own = ownFolder(app);
  try {
    const [file, answer] = [path.join(own, 'question.json'), path.join(own, 'answer.json')];
    fs.writeFileSync(file, JSON.stringify({ ...question, answer } satisfies Question));
    const end = await run(app, folder, { ...process.env, [QUESTION]: file });
    const answers = readAnswers(answer);
    if (end.status === 0 && answers.length > 0) return answers;
    throw failed(app, end);
  } finally {
    fs.rmSync(own, { recursive: true, force: true });
  }
}

/** A folder for the question and its answer. Throws where none can be made. */
function ownFolder(app: string): string {
  try {
    return fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-'));
  } catch (error) {
    const given = `no folder of its own for \`${app}\`: ${(error as Error).message}`;
    const fix = 'let this user write there, or name another folder by TMPDIR';
    throw new CutoverError([projectRule.problem({ at: {}, given, allowed: 'a folder for temporary files', fix })]);
  }
}

interface End {
  readonly status: number | null;
  readonly how: string;
  readonly stderr: string;
}

/** The line is the project's own, as in an npm script; nothing that a user of the command types becomes part of it. */
function run(line: string, cwd: string, env: SpawnOptions['env']): Promise<End> {
  return new Promise((resolve) => {
    const child = spawn(line, { cwd, env, shell: true, stdio: ['ignore', 'ignore', 'pipe'], timeout: LIMIT });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-100_000)));
    child.on('error', ({ message }) => resolve({ status: null, how: message, stderr }));
    child.on('close', (status, signal) => resolve({ status, how: wayOf(status, signal), stderr }));
  });
}

function wayOf(status: number | null, signal: string | null): string {
  if (signal !== null) return `was ended by ${signal}`;
  return status === 0 ? 'ended without the synth() of a CutoverApp' : `ended with ${status}`;
}

function failed(app: string, { how, stderr }: End): CutoverError {
  const last = stderr.trim().split('\n').slice(-20).join('\n');
  return new CutoverError([
    projectRule.problem({
      at: { file: 'cdk8s.yaml', field: 'app' },
      given: `\`${app}\` ${how}${last === '' ? '' : `: ${last}`}`,
      allowed: 'a program that ends with the synth() of a CutoverApp',
      fix: 'run it by itself, and mend what it says',
    }),
  ]);
}
