#!/usr/bin/env node
import { createProgram } from './cli/program.ts';

await createProgram({
  write: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
  exit: (code) => {
    process.exitCode = code;
  },
  onSignal: (stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  },
}).parseAsync(process.argv);
