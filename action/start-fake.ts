import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tailOf } from './log-file.ts';
import { type Ready, readyIn } from './ready.ts';

export interface StartSetting {
  readonly program: string;
  readonly flags: readonly string[];
  readonly logFile: string;
  readonly waitSeconds: number;
  /** Given by the environment: every user of the machine could read a flag. */
  readonly controlToken: string | undefined;
}

const firstLine = (child: ChildProcess, waitSeconds: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const timeout = setTimeout(() => reject(new Error(`it is not ready after ${waitSeconds} s`)), waitSeconds * 1000);
    const settle =
      <T>(how: (value: T) => void) =>
      (value: T) => {
        clearTimeout(timeout);
        how(value);
      };
    child.once('error', settle(reject));
    child.once('close', (code, signal) => settle(reject)(new Error(`it ended, ${signal ?? `exit code ${code}`}`)));
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', settle(resolve));
  });

/** Starts a fake that outlives this process, and waits until it serves. Rejects with its last lines if it does not. */
export const startFake = async ({
  program,
  flags,
  logFile,
  waitSeconds,
  controlToken,
}: StartSetting): Promise<Ready> => {
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(process.execPath, [program, 'serve', ...flags, '--print=json'], {
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', log],
    env: { ...process.env, ...(controlToken !== undefined && { FAKE_SWR_CONTROL_TOKEN: controlToken }) },
  });
  closeSync(log);
  try {
    return readyIn(await firstLine(child, waitSeconds));
  } catch (error) {
    child.kill('SIGKILL');
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`the fake does not serve: ${why}\n${tailOf(logFile, 50)}`.trimEnd());
  } finally {
    child.stdout?.destroy();
    child.unref();
  }
};
