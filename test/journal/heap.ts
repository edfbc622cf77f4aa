/** Run with --expose-gc: how much the memory of a full journal is, in bytes, for requests of the kind that is named. */
import type { Visit } from '../../mock/journal/entry.ts';
import { createJournal } from '../../mock/journal/journal.ts';
import type { WireRequest } from '../../mock/wire/wire.ts';

/** Node makes strings as a socket's bytes come in, so that each is a string of its own. */
const fresh = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');

const kinds: Readonly<Record<string, (turn: number) => Partial<WireRequest>>> = {
  short: (turn) => ({ target: fresh(`/v2/project/instances/${turn}`) }),
  'long URLs': (turn) => ({ target: fresh(`/v2/${turn}?a=${'x'.repeat(60_000)}`) }),
  headers: (turn) => ({
    headers: Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`x-${at}`, `${turn}${'y'.repeat(500)}`])),
  }),
  bodies: (turn) => ({ body: Buffer.from(JSON.stringify({ turn, text: 'z'.repeat(100_000) })) }),
  'small bodies': (turn) => ({ body: Buffer.from(JSON.stringify({ turn })) }),
  'wide bodies': (turn) => ({ body: Buffer.from(JSON.stringify({ turn, text: '镜像'.repeat(5000) })) }),
};

const [, , kind = '', maxBytes = ''] = process.argv;
const requestOf = kinds[kind] ?? (() => ({}));
const used = (): number => {
  for (let turn = 0; turn < 3; turn += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const visitOf = (turn: number): Visit => {
  const headers = { host: 'localhost', 'x-auth-token': fresh(`token ${turn}`) };
  const message = `long ${'m'.repeat(3000)} ${turn}`;
  return {
    ...{ request_id: fresh(`${turn}`.padStart(32, '0')), operationId: 'ListInstance' },
    ...{ atMs: 1e12 + turn, duration_ms: turn / 7, fault: turn },
    request: { method: 'GET', target: '/v2', headers, body: Buffer.alloc(0), ...requestOf(turn) },
    reply: { status: 400, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ turn, message }) },
    refusal: { code: 'X', message, explanation: { cause: message.slice(10, 1000) } },
  };
};

const warm = createJournal({ maxBytes: Number(maxBytes), bodies: true });
for (let turn = 0; turn < 100; turn += 1) warm.add(visitOf(turn));
const journal = createJournal({ maxBytes: Number(maxBytes), bodies: true });
const before = used();
for (let turn = 0; journal.dropped() < 50; turn += 1) journal.add(visitOf(turn));
const after = used();
process.stdout.write(JSON.stringify({ bytes: after - before, entries: journal.find({}).length }));
