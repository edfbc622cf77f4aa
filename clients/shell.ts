import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import type { Command } from './machine/program.ts';

export interface Shell {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  /** File that gets the command and all it prints. */
  readonly log: string;
}

export interface Ran {
  readonly ok: boolean;
  readonly stdout: string;
}

/** Runs a command to its end. Never rejects: what went wrong is in the log. */
export const run = ([program, ...args]: Command, { cwd, env, timeoutMs, log }: Shell): Promise<Ran> =>
  new Promise((resolve) => {
    const note = (text: string | Buffer) => appendFileSync(log, text);
    note(`$ ${[program, ...args].join(' ')}\n`);
    const child = spawn(program, args, { cwd, env, timeout: timeoutMs, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk;
      note(chunk);
    });
    child.stderr.on('data', note);
    child.on('error', ({ message }) => {
      note(`${message}\n`);
      resolve({ ok: false, stdout });
    });
    child.on('close', (code, signal) => {
      if (signal !== null) note(`ended by ${signal}; it may take ${timeoutMs / 1000} s\n`);
      resolve({ ok: code === 0, stdout });
    });
  });
