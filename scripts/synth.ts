/** Synthesizes the apps, each in its folder: `npx tsx scripts/synth.ts`. */
import { synthesizeAll } from './project/apps';

if (!synthesizeAll()) process.exitCode = 1;
