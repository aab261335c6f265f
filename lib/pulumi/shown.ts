import { RunError } from '@pulumi/pulumi';
import { CutoverError } from '../core/error';

/*
 * Makes every report an error that Pulumi prints as it is. It knows them by a mark, and any other one it prints as Node
 * inspects an object, with all its fields, below a line that calls it unhandled. The mark is on the class, because values
 * refuse what they cannot be before there is a component to catch it.
 */
Object.assign(CutoverError.prototype, new RunError());

/**
 * Does work whose refusal many properties of resources pass on. For each of them Pulumi writes something before the
 * message, and a report is read from its first line: here it stays as it is.
 */
export function keepingReport<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CutoverError)) throw error;
    const { message } = error;
    throw Object.defineProperty(error, 'message', { get: () => message, set: () => undefined });
  }
}
