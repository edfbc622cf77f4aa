import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Something that this machine does not let a tool do. */
export class Unavailable extends Error {}

export interface Daemon {
  readonly program: string;
  readonly args: readonly string[];
  /** The file that gets what it says. */
  readonly log: string;
  /** Rejects as long as the daemon does not answer. */
  readonly ping: () => Promise<unknown>;
}

const secondsToStart = 30;

/** Starts a daemon and waits until it answers; gives what ends it. Rejects with an Unavailable where it cannot run. */
export const startDaemon = async ({ program, args, log, ping }: Daemon): Promise<() => Promise<void>> => {
  if (process.getuid?.() !== 0) throw new Unavailable(`${program} needs root`);
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  // Ended itself because it took too long, this program leaves no daemon behind.
  process.once('SIGTERM', () => {
    child.kill();
    process.exit(1);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    child.kill();
    await ended;
    file.end();
  };
  for (let second = 0; second < secondsToStart && !hasEnded(); second += 1) {
    const answers = await ping().then(
      () => true,
      () => false,
    );
    if (answers) return stop;
    await wait(1000);
  }
  await stop();
  const lastLine = readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
  throw new Unavailable(`${program} does not start: ${lastLine.slice(0, 200)}`);
};
