import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process of this machine, in whatever namespace. */
export interface MachineProcess {
  readonly pid: string;
  readonly command: string;
  /** Memory that it has for itself or shares; 0 once it has ended. */
  readonly residentMegabytes: () => number;
  /** Its mounts, as a table of lines. */
  readonly mounts: () => readonly string[];
}

/** The processes of the whole machine whose environment or arguments name a folder. */
export function processesOf(folder: string): readonly MachineProcess[] {
  return processTable().filter(({ pid, command }) =>
    `${readOrNothing(`/proc/${pid}/environ`)}${command}`.includes(folder),
  );
}

/** The processes that share the process namespace of a run, known by its folder: another cluster may run beside it. */
export function ownProcesses(folder: string): readonly MachineProcess[] {
  const own = processesOf(folder).find(({ command }) => command.includes('/etcd '));
  const space = own && namespaceOf(own.pid);
  return processTable().filter(({ pid }) => space !== undefined && namespaceOf(pid) === space);
}

function namespaceOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return undefined;
  }
}

/** The processes of the whole machine. */
export function processTable(): readonly MachineProcess[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map((pid) => ({
    pid,
    command: readOrNothing(`/proc/${pid}/cmdline`).replaceAll('\0', ' '),
    residentMegabytes: () => {
      const status = readOrNothing(`/proc/${pid}/status`);
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    },
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
