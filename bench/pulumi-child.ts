/** Measures one preview, in a process of its own: `node pulumi-child.js LAYOUT INPUT`. The others load no Pulumi. */
import { runtime } from '@pulumi/pulumi';
import { connectToMocks } from '../test/pulumi/support/engine';
import { clock, inputIn } from './clock';
import { PROGRAMS, type ResourceLayout } from './pulumi-programs';

async function main([layout, inputFile = '']: readonly string[]): Promise<void> {
  const input = inputIn(inputFile);
  await connectToMocks({ preview: true });
  await clock(async () => {
    PROGRAMS[layout as ResourceLayout](input);
    await runtime.disconnect();
  });
}

void main(process.argv.slice(2));
