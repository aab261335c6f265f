import { createColors } from 'picocolors';
import type { Context } from '../../lib/cli/context';

/** A context whose output is kept. */
export function testContext(
  folder: string,
  { json = false } = {},
): { readonly context: Context; readonly output: string[] } {
  const output: string[] = [];
  return {
    output,
    context: {
      folder,
      json,
      colors: createColors(false),
      now: () => 0,
      print: (text) => output.push(text),
      progress: () => undefined,
    },
  };
}
