/**
 * `npm run bench:replicas`: what a replica costs beside a fake in memory, in processor time of its process, behind a Redis of
 * its own. Needs redis-server.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../built.ts';
import { cpuSecondsOf } from '../measure/process-facts.ts';
import { load, type Question } from './load.ts';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const redisPort = 7399;
const redisUrl = `redis://127.0.0.1:${redisPort}`;
const rounds = 3;
const asked = 4000;
const connections = 64;

interface Served {
  readonly url: string;
  readonly token: string;
  readonly pid: number;
  readonly startMs: number;
  readonly child: ChildProcess;
}

const stopped = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
};

const serve = async (args: readonly string[]): Promise<Served> => {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [main, '--port', '0', '--quiet', '--print', 'json', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { ...JSON.parse(line), startMs: performance.now() - startedMs, child };
  throw new Error('it has not served');
};

const withRedis = async <Value>(appendfsync: string, work: () => Promise<Value>): Promise<Value> => {
  const folder = mkdtempSync(join(tmpdir(), 'fake-swr-bench-'));
  const settings = ['--appendonly', 'yes', '--appendfsync', appendfsync, '--save', '', '--dir', folder];
  const child = spawn('redis-server', ['--port', String(redisPort), ...settings], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('Ready to accept')) break;
  child.stdout.resume();
  try {
    return await work();
  } finally {
    await stopped(child);
    rmSync(folder, { recursive: true, force: true });
  }
};

const instance = '/v2/0f1e2d3c4b5a69788796a5b4c3d2e1f0/instances/11111111-2222-4333-8444-555555555555';

function* reads(): Generator<Question> {
  for (let count = 0; count < asked; count += 1) yield { method: 'GET', path: `${instance}/namespaces/library` };
}

let names = 0;
function* writes(): Generator<Question> {
  for (let count = 0; count < asked; count += 1) {
    names += 1;
    const body = JSON.stringify({ namespace_name: `bench-${names}`, metadata: { public: 'true' } });
    yield { method: 'POST', path: `${instance}/namespaces`, body };
  }
}

interface Figures {
  readonly perSecond: number;
  /** Microseconds of processor time a request. */
  readonly processorUs: number;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const measured = async (served: Served, questions: () => Generator<Question>, status: number): Promise<Figures> => {
  const found: Figures[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const before = cpuSecondsOf(served.pid) ?? 0;
    const ms = await load(served, questions(), { connections, status });
    // The first round warms up.
    if (round > 0)
      found.push({
        perSecond: (asked * 1000) / ms,
        processorUs: (((cpuSecondsOf(served.pid) ?? 0) - before) * 1e6) / asked,
      });
  }
  return {
    perSecond: median(found.map((one) => one.perSecond)),
    processorUs: median(found.map((one) => one.processorUs)),
  };
};

const line = (what: string, { perSecond, processorUs }: Figures, beside?: Figures): void => {
  const ratio = beside === undefined ? '' : `, ${(processorUs / beside.processorUs).toFixed(2)} ×`;
  process.stdout.write(
    `${what.padEnd(44)} ${Math.round(processorUs)} µs of processor time${ratio}; ${Math.round(perSecond)}/s\n`,
  );
};

const both = async (args: readonly string[]): Promise<{ readonly read: Figures; readonly write: Figures }> => {
  const served = await serve(args);
  const read = await measured(served, reads, 200);
  const write = await measured(served, writes, 201);
  await stopped(served.child);
  return { read, write };
};

ensureBuilt();
const memory = await both([]);
line('read, memory', memory.read);
const local = await withRedis('everysec', () => both(['--redis', redisUrl, '--reads', 'local']));
line('read, one replica, --reads local', local.read, memory.read);
for (const appendfsync of ['everysec', 'always']) {
  await withRedis(appendfsync, async () => {
    const one = await both(['--redis', redisUrl]);
    if (appendfsync === 'everysec') {
      line('read, one replica, linearizable', one.read, local.read);
      line('write, memory', memory.write);
    }
    line(`write, one replica, appendfsync ${appendfsync}`, one.write, memory.write);
    const plain = await serve([]);
    await stopped(plain.child);
    const joined = await serve(['--redis', redisUrl]);
    await stopped(joined.child);
    const added = Math.round(joined.startMs - plain.startMs);
    process.stdout.write(`start behind ${names} namespaces                   ${added} ms more than in memory\n`);
  });
}
