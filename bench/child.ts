/** Measures one synthesis, in a process of its own: `node child.js LAYOUT INPUT OUTDIR`. */
import { clock, inputIn } from './clock';
import { LAYOUTS, type FileLayout } from './layouts';

async function main([layout, inputFile = '', outdir = '']: readonly string[]): Promise<void> {
  const input = { ...inputIn(inputFile), outdir };
  await clock(() => LAYOUTS[layout as FileLayout](input));
}

void main(process.argv.slice(2));
