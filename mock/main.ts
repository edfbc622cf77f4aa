#!/usr/bin/env node
import { runProgram } from './cli/program.ts';

await runProgram(process.argv, {
  write: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
  exit: (code) => {
    process.exitCode = code;
  },
  onSignal: (stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  },
});
