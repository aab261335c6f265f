#!/usr/bin/env node
import { runProgram } from './program';

void runProgram(process.argv).then((code) => {
  // Not exit(): what was printed to a pipe is still on its way.
  process.exitCode = code;
});
