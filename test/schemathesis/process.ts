import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly timeoutMs: number;
  readonly cwd?: string;
  /** Exit codes that are not an error. */
  readonly accepts?: readonly number[];
}

/** Runs a program to its end. Rejects with what it printed if it cannot run, takes too long or fails. */
export const run = (
  [program, ...args]: readonly [string, ...string[]],
  { timeoutMs, cwd, accepts = [0] }: RunOptions,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, timeout: timeoutMs, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    const note = (chunk: Buffer) => {
      printed = `${printed}${chunk}`.slice(-20_000);
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code !== null && accepts.includes(code)) return resolve();
      const end = signal === null ? `exit code ${code}` : `${signal}; it may take ${timeoutMs / 1000} s`;
      reject(new Error(`${printed}\n${[program, ...args].join(' ')}: ${end}`));
    });
  });
