/** Starts the engines that are named, says so, and waits to be killed: what the tests of the launcher kill. */
import { Engines, type EngineName } from '../../../../lib/engines';

async function main(): Promise<void> {
  console.log('starting');
  const engines = await Engines.start(process.argv.slice(2) as EngineName[]);
  console.log(`ready ${engines.folder}`);
  setInterval(() => {
    try {
      engines.expectRunning();
    } catch (error) {
      fail(error);
    }
  }, 200);
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

main().catch(fail);
