import { InvalidArgumentError, type Command } from 'commander';
import type { ClusterChoice } from '../cluster/open';

// Options that several commands have, and the words that all of them take.

/** Which cluster, where a command may do without one: asked where it is named, and never by itself. */
export interface ClusterAsked extends ClusterChoice {
  /** Asks the cluster of the current context, as kubectl would. @default - only with a kubeconfig or a context */
  readonly cluster?: boolean;
}

/** Whether somebody wants the cluster asked: the current context may be another one than that of the release. */
export function wantsCluster({ cluster, kubeconfig, context }: ClusterAsked): boolean {
  return cluster === true || kubeconfig !== undefined || context !== undefined;
}

/** A command that asks a cluster. */
export function inCluster(command: Command): Command {
  return command
    .option('--kubeconfig <file>', 'configuration of the cluster (default: as kubectl)')
    .option('--context <context>', 'context of that configuration (default: its current one)');
}

/** A command that asks a cluster where it is told to. */
export function maybeInCluster(command: Command, what: string): Command {
  return inCluster(command.option('--cluster', `ask the cluster of the current context ${what}`));
}

/** Reads a whole number of at most five digits. */
export function wholeNumber(what: string): (text: string) => number {
  return (text) => {
    if (/^\d{1,5}$/.test(text)) return Number(text);
    throw new InvalidArgumentError(`${what} wanted.`);
  };
}

/** Reads `namespace/name`. */
export function namespacedName(text: string): { readonly namespace: string; readonly name: string } {
  const [namespace = '', name = '', ...more] = text.split('/');
  if (namespace !== '' && name !== '' && more.length === 0) return { namespace, name };
  throw new InvalidArgumentError('namespace/name is wanted.');
}
