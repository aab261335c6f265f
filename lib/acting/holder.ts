import * as fs from 'node:fs';

/** This process, as it marks what is its own. */
export const thisProcess = (): string => processText(process.pid);

/** The number of the process that made a mark, where it still runs; nothing where it does not, or is another by now. */
export function livingProcess(mark: string): number | undefined {
  const pid = Number(/^[1-9]\d*/.exec(mark)?.[0]);
  return isRunning(pid) && processText(pid) === mark.trim() ? pid : undefined;
}

/** Its number, and when it began where the system tells that: numbers are given again, and each container has a first one. */
export function processText(pid: number): string {
  return `${pid} ${beganAt(pid)}`.trim();
}

/** Field 22 of `/proc/PID/stat`, which is behind a name that may have blanks and brackets; nothing where there is no such file. */
function beganAt(pid: number): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's, who may not be asked.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
