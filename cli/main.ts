#!/usr/bin/env node
import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import { createFakeSwr, version } from '../mock/index.ts';
import { outputTo } from './output.ts';
import { type KitCommands, runProgram } from './program.ts';
import type { KitTerminal, ServeTerminal } from './terminal.ts';

const stderr = outputTo(process.stderr);
const stdout = outputTo(process.stdout, ({ code }) =>
  stderr.write(`fake-swr: standard output cannot be written (${code}); nothing more is printed\n`),
);

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Supervisors give a process ten seconds at most, and tests do not wait that long. */
const stopTimeoutMs = 1500;

const terminal: ServeTerminal = {
  env: process.env,
  write: stdout.write,
  warn: stderr.write,
  log: (line, to, dropped) => ({ stdout, stderr })[to].log(line, dropped),
  // Node knows whether the stream is a terminal, and heeds NO_COLOR and FORCE_COLOR.
  paint: (style, text, to) => styleText(style, text, { stream: process[to] }),
  pid: process.pid,
  exit: (code) => {
    process.exitCode = code;
  },
  fail: () => process.exit(1),
  onSignal: (stop) => {
    for (const signal of signals) process.once(signal, stop);
  },
  onStop: (stop, { withInput }) => {
    const end = () => process.exit();
    const once = () => {
      setTimeout(end, stopTimeoutMs).unref();
      void stop().then(() => process.stdout.write('', end));
    };
    for (const signal of signals) process.once(signal, once);
    if (withInput) process.stdin.once('end', once).once('error', once).resume();
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

const loadKit = async () => [
  (await import('./verify.ts')).verifyCommand(kit),
  (await import('./probe.ts')).probeCommand(kit),
  (await import('./capture.ts')).captureCommand(kit),
  (await import('./sweep.ts')).sweepCommand(kit),
];

const commands: KitCommands = {
  verify: async (argv) => (await import('./verify.ts')).runVerify(argv, kit),
  probe: async (argv) => (await import('./probe.ts')).runProbe(argv, kit),
  capture: async (argv) => (await import('./capture.ts')).runCapture(argv, kit),
  sweep: async (argv) => (await import('./sweep.ts')).runSweep(argv, kit),
};

void runProgram(process.argv, terminal, commands, loadKit);
