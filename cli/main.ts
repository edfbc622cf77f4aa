#!/usr/bin/env node
import { createInterface } from 'node:readline';
import { createFakeSwr, version } from '../mock/index.ts';
import { runProgram } from './program.ts';
import type { KitTerminal, Terminal } from './terminal.ts';

const terminal: Terminal = {
  env: process.env,
  write: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
  exit: (code) => {
    process.exitCode = code;
  },
  onSignal: (stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  },
};

/** Ctrl-C and the end of the input count as an empty answer. */
const ask = (question: string): Promise<string> =>
  new Promise((resolve) => {
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    lines.once('close', () => resolve(''));
    lines.question(question, (answer) => {
      resolve(answer);
      lines.close();
    });
  });

const kit: KitTerminal = {
  ...terminal,
  version,
  terminal: process.stdout.isTTY === true,
  ask: process.stdin.isTTY ? ask : undefined,
  startFake: (profile) => createFakeSwr({ profile: profile as object }),
};

// A reader of the output may stop before its end, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await runProgram(process.argv, terminal, {
  verify: async (argv) => (await import('./verify.ts')).runVerify(argv, kit),
  probe: async (argv) => (await import('./probe.ts')).runProbe(argv, kit),
  capture: async (argv) => (await import('./capture.ts')).runCapture(argv, kit),
  sweep: async (argv) => (await import('./sweep.ts')).runSweep(argv, kit),
});
