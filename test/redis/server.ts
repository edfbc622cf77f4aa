/** A Redis of the test's own, that can be killed, paused, and started again on what it has written. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { onTestFinished } from 'vitest';
import type { Client } from '../../mock/redis/connection.ts';
import { freePort } from '../support/free-port.ts';
import { freshFolder } from '../support/fresh-folder.ts';

export interface RedisServer {
  readonly url: string;
  readonly client: () => Client;
  /** As a power cut does it to the process; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Starts it again on its files, or without any of them. */
  readonly restart: (options?: { readonly isEmpty?: boolean }) => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
}

const started = async (port: number, folder: string, settings: readonly string[]): Promise<ChildProcess> => {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...settings];
  const child = spawn(process.env.REDIS_SERVER ?? 'redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}: ${said}`)));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (said.includes('Ready to accept connections')) resolve();
    });
  });
  return child;
};

export interface ServerOptions {
  readonly appendfsync?: 'always' | 'everysec' | 'no';
  readonly settings?: readonly string[];
}

/** By default what it has answered is on its disk. */
export const startRedisServer = async ({
  appendfsync = 'always',
  settings = [],
}: ServerOptions = {}): Promise<RedisServer> => {
  const port = await freePort();
  const folder = freshFolder('redis');
  const all = ['--appendonly', 'yes', '--appendfsync', appendfsync, ...settings];
  let child = await started(port, folder, all);
  const url = `redis://127.0.0.1:${port}`;
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  onTestFinished(kill);
  return {
    url,
    client: () => {
      const client: Client = createClient({ url });
      // What the server breaks off is told by what was asked of it.
      client.on('error', () => undefined);
      return client;
    },
    kill,
    restart: async ({ isEmpty = false } = {}) => {
      await kill();
      if (isEmpty) rmSync(join(folder, 'appendonlydir'), { recursive: true, force: true });
      child = await started(port, folder, all);
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
  };
};
