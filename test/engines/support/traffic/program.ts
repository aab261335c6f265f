import { join } from 'node:path';
import { EngineError, until, type Engines, type Process } from '../../../../lib/engines';

/** Programs of the harness are small: longer than this they are not slow, but stuck. */
const LISTENS_WITHIN = 20_000;

/** Starts one of the programs of the harness inside the engines' namespace, and waits until its own port answers. */
export async function startInside(engines: Engines, name: string, port: number, setting: object): Promise<Process> {
  const program = join(__dirname, 'inside', `${name}.cjs`);
  const running = engines.spawn(name, { program: process.execPath, args: [program, JSON.stringify(setting)] });
  await until(
    async () => (await engines.ask({ port, path: '/' })).status > 0,
    { limit: LISTENS_WITHIN },
    (why) => new EngineError(name, `does not listen: ${why}`, running.log),
  );
  return running;
}

/** Asks a program of the harness, and throws what it refuses. */
export async function askInside(
  engines: Engines,
  port: number,
  question: { readonly method: string; readonly path: string; readonly body?: object | boolean },
): Promise<string> {
  const { method, path, body } = question;
  const answer = await engines.ask({ port, path, method, body: body === undefined ? '' : JSON.stringify(body) });
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
  return answer.body;
}
