import type { Colors } from 'picocolors/types';

/** What a command works with: the command line's edge of the world, so that commands can be tested without it. */
export interface Context {
  /** Folder of the app. */
  readonly folder: string;
  /** Whether answers are JSON, one document for each command. */
  readonly json: boolean;
  /** Colours for text that goes to a terminal; they do nothing elsewhere. */
  readonly colors: Colors;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** An answer of the command, to standard output, with a line end. */
  readonly print: (text: string) => void;
  /** What it is at, to standard error, and only on a terminal. */
  readonly progress: (text: string) => void;
}

/** What a command ends with; documented in `docs/reference/command.md`. */
export const EXIT = {
  /** All is well, or what was asked for is done. */
  done: 0,
  /** Something is refused, or wrong: problems were printed. */
  refused: 1,
  /** The command line is not one. */
  usage: 2,
  /** Git, the cluster, Prometheus or the app could not be asked. */
  unreachable: 3,
  /** The release was taken back. */
  rolledBack: 4,
  /** The release is held: nothing was to be done yet. */
  held: 5,
  /** It was told to end by Ctrl-C, and has put away what it had begun. */
  interrupted: 130,
  /** The same, by whoever ends its container or its job. */
  terminated: 143,
} as const;

/** One of them. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Runs a command in its context. */
export type Run = (work: (context: Context) => Promise<ExitCode>) => Promise<void>;
