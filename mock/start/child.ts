import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { flagsOf, type StartOptions } from './options.ts';
import { tailOf } from './tail.ts';

/** A fake in a process of its own, which lives as long as its standard input is open. */
export interface Child {
  readonly url: string;
  readonly pid: number | undefined;
  /** Ends its input, two seconds later asks it to end, and again two seconds later ends it. */
  readonly close: () => Promise<void>;
  /** Lets this process end while the fake serves. */
  readonly unref: () => void;
}

const protocol = ['serve', '--port', '0', '--print', 'json', '--exit-with-stdin'];
const stepMs = 2000;

const hasEnded = ({ exitCode, signalCode }: ChildProcessWithoutNullStreams): boolean =>
  exitCode !== null || signalCode !== null;

/** Whether it has ended by then. */
const endsWithin = async (child: ChildProcessWithoutNullStreams, ms: number): Promise<boolean> => {
  if (hasEnded(child) || child.pid === undefined) return true;
  const waiting = new AbortController();
  const timeout = after(ms, false, { signal: waiting.signal }).catch(() => false);
  const ended = await Promise.race([once(child, 'exit').then(() => true), timeout]);
  waiting.abort();
  return ended;
};

const stopped = async (child: ChildProcessWithoutNullStreams): Promise<void> => {
  child.ref();
  child.stdin.end();
  if (await endsWithin(child, stepMs)) return;
  child.kill('SIGTERM');
  if (await endsWithin(child, stepMs)) return;
  child.kill('SIGKILL');
  await endsWithin(child, stepMs);
};

const urlIn = (line: string): string => {
  try {
    const { url } = JSON.parse(line);
    if (typeof url === 'string') return url;
  } catch {}
  throw new Error(`its first line is not what \`serve --print json\` prints: ${line.slice(0, 80)}`);
};

/** The line that says it is ready. Rejects if there is none in time, or if the process ends or cannot be started. */
const firstLine = (child: ChildProcessWithoutNullStreams, timeoutMs: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const timeout = setTimeout(() => reject(new Error(`it is not ready after ${timeoutMs} ms`)), timeoutMs);
    const settle =
      <T>(how: (value: T) => void) =>
      (value: T) => {
        clearTimeout(timeout);
        how(value);
      };
    createInterface({ input: child.stdout })
      .once('line', settle(resolve))
      .on('line', () => {});
    child.once('error', settle(reject));
    child.once('close', (code, signal) => settle(reject)(new Error(`it ended, ${signal ?? `exit code ${code}`}`)));
  });

const environmentOf = ({ controlToken }: StartOptions): NodeJS.ProcessEnv => ({
  ...process.env,
  // Not as a flag, which every user of the machine could read.
  ...(controlToken !== undefined && { FAKE_SWR_CONTROL_TOKEN: controlToken }),
});

/** Starts a fake and waits until it serves. Rejects with what it printed if it does not. */
export const startChild = async (
  [file, ...args]: readonly [string, ...string[]],
  options: StartOptions,
): Promise<Child> => {
  const words = [...args, ...protocol, ...flagsOf(options)];
  const child = spawn(file, words, { env: environmentOf(options), stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => {});
  const log = tailOf(child.stderr);
  try {
    const url = urlIn(await firstLine(child, options.startTimeoutMs ?? 15_000));
    const unref = () => {
      child.unref();
      for (const pipe of child.stdio) if (pipe instanceof Socket) pipe.unref();
    };
    return { url, pid: child.pid, close: () => stopped(child), unref };
  } catch (error) {
    await stopped(child);
    const why = error instanceof Error ? error.message : String(error);
    throw new Error([`${[file, ...words].join(' ')} does not serve: ${why}`, log.text()].filter(Boolean).join('\n'));
  }
};
