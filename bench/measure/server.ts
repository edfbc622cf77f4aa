import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, type Contender, here } from '../common/contender.ts';
import { apart, pinned } from './pin.ts';

export interface Server {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to its first 200. */
  readonly startMs: number;
  readonly stop: () => Promise<void>;
}

const patienceMs = 60_000;
const pollMs = 2;
const graceMs = 3000;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** The status, or undefined as long as nobody listens. */
const ask = (url: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> =>
  new Promise((resolve) => {
    const request = get(url, { headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', () => resolve(undefined));
  });

const stopped = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await gone;
  clearTimeout(timer);
};

const logOf = (name: string): number => {
  mkdirSync(here('.cache/logs'), { recursive: true });
  return openSync(here(`.cache/logs/${name}.log`), 'w');
};

export interface Started {
  readonly name: string;
  readonly command: (port: number) => Command;
  readonly first: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The servers' own, if left out. */
  readonly cores?: string;
}

/** Starts a server on its cores and waits for its first 200. */
export const startServer = async ({
  name,
  command,
  first,
  headers,
  cores = apart.server,
}: Started): Promise<Server> => {
  const port = await freePort();
  const { file, args } = pinned(command(port), cores);
  const url = `http://127.0.0.1:${port}`;
  const stderr = logOf(name);
  const begun = performance.now();
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', stderr] });
  const stop = () => stopped(child);
  let status: number | undefined;
  while (performance.now() - begun < patienceMs && child.exitCode === null) {
    status = await ask(`${url}${first}`, headers);
    if (status === 200) return { url, pid: child.pid ?? 0, startMs: performance.now() - begun, stop };
    await sleep(pollMs);
  }
  await stop();
  throw new Error(`${name} did not start (last status ${status}); see bench/.cache/logs/${name}.log`);
};

export const startContender = ({ name, command, first, headers }: Contender, cores?: string): Promise<Server> =>
  startServer({ name, command, first, headers: headers(first), ...(cores !== undefined && { cores }) });
