import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine, in whatever namespace. */
export interface MachineProcess {
  readonly pid: string;
  readonly command: string;
  /** Its mounts, as a table of lines. */
  readonly mounts: () => readonly string[];
}

/** The processes of the whole machine whose environment or arguments name a folder. */
export function processesOf(folder: string): readonly MachineProcess[] {
  return processTable().filter(({ pid, command }) =>
    `${readOrNothing(`/proc/${pid}/environ`)}${command}`.includes(folder),
  );
}

/** The processes of the whole machine. */
export function processTable(): readonly MachineProcess[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map((pid) => ({
    pid,
    command: readOrNothing(`/proc/${pid}/cmdline`).replaceAll('\0', ' '),
    mounts: () => readOrNothing(`/proc/${pid}/mountinfo`).split('\n'),
  }));
}

/** A process may end between two looks; one that cannot be read is not ours. */
function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
