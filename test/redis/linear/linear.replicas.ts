/**
 * LINEAR_OPERATIONS (10,000) of 16 clients on 20 names at three replicas, the same for the same LINEAR_SEED (1) but for how
 * they meet, checked by porcupine.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useBundle } from '../../processes/bundle.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { eventually } from '../replica.ts';
import { startRedisServer } from '../server.ts';
import { recordHistory, withStaleReads } from './history.ts';
import type { Operation } from './operations.ts';
import { startProcesses } from './processes.ts';

const operations = Number(process.env.LINEAR_OPERATIONS ?? 10_000);
const seed = Number(process.env.LINEAR_SEED ?? 1);
const bundle = useBundle({ main: 'cli/main.ts' });
const source = new URL('../porcupine', import.meta.url).pathname;

/** What porcupine says of a history, and the exit code it says it with. */
const checker = () => {
  const folder = freshFolder('linear');
  execFileSync('go', ['build', '-o', join(folder, 'check'), '.'], { cwd: source });
  return (history: readonly Operation[]) => {
    const path = join(folder, 'history.jsonl');
    writeFileSync(path, history.map((one) => JSON.stringify(one)).join('\n'));
    const { status, stdout, stderr } = spawnSync(join(folder, 'check'), [path], { encoding: 'utf8' });
    return { status, said: stdout + stderr };
  };
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test(`${operations} operations at replicas that are killed and paused, on a Redis that is killed, have one order`, async () => {
  const check = checker();
  const server = await startRedisServer({ appendfsync: 'always' });
  const replicas = await startProcesses(`${bundle}/main.js`, server.url, 3);
  const restarted = async (index: number): Promise<void> => {
    await replicas.kill(index);
    await replicas.start(index);
  };
  const paused = async (index: number): Promise<void> => {
    replicas.pause(index);
    await pause(1500);
    replicas.resume(index);
  };
  const redisPaused = async (): Promise<void> => {
    server.pause();
    await pause(300);
    server.resume();
  };
  const history = await recordHistory({
    ...{ clients: 16, keys: 20, operations, seed, targets: replicas.live },
    disturbances: [
      ...[() => restarted(0), () => paused(1), () => server.restart(), () => restarted(2)],
      ...[redisPaused, () => paused(0), () => server.restart(), () => restarted(1)],
    ],
  });
  const unknown = history.filter(({ status }) => status === 0).length;
  expect(history.length).toBeGreaterThanOrEqual(operations);
  // A run of which little is known would prove little.
  expect(unknown / history.length).toBeLessThan(0.05);
  expect(check(history)).toEqual({ status: 0, said: `${history.length} operations: Ok\n` });
  expect(check(withStaleReads(history, 1, seed))).toEqual({
    status: 1,
    said: `${history.length} operations: Illegal\n`,
  });

  const states = await Promise.all(
    replicas.live().map(async ({ url, token }) => {
      const headers = { 'x-auth-token': token };
      await eventually(
        () => fetch(`${url}/_fake/health`),
        ({ status }) => status === 200,
      );
      return (await fetch(`${url}/_fake/worlds/0f1e2d3c4b5a69788796a5b4c3d2e1f0/snapshot`, { headers })).text();
    }),
  );
  expect(states).toHaveLength(3);
  expect(new Set(states).size).toBe(1);
}, 300_000);
