#!/usr/bin/env node
import { createInterface } from 'node:readline/promises';
import type { Host } from '../contracts/host.ts';
import { runProgram } from './cli/program.ts';
import type { Terminal } from './cli/terminal.ts';
import { createFakeSwr } from './index.ts';
import { version } from './version.ts';

const terminal: Terminal = {
  write: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
  exit: (code) => {
    process.exitCode = code;
  },
  onSignal: (stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  },
};

const ask = async (question: string): Promise<string> => {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  return lines.question(question).finally(() => lines.close());
};

/** For the contract kit, which does not know the fake. */
const host: Host = {
  ...terminal,
  version,
  env: process.env,
  terminal: process.stdout.isTTY === true,
  ask: process.stdin.isTTY ? ask : undefined,
  startFake: (profile) => createFakeSwr({ profile: profile as object }),
};

await runProgram(process.argv, terminal, {
  verify: async (argv) => (await import('../contracts/commands.ts')).runVerify(argv, host),
});
