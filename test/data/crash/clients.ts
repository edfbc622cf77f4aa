import { createHash } from 'node:crypto';
import { demoLogin } from '../../registry/registry.ts';
import type { Step } from '../../world/replay/call.ts';
import type { Served } from './process.ts';

/** What was answered before the process was killed. */
export interface Answered {
  /** The API's writes that were done, by the ids of their requests. */
  readonly writes: Map<string, string>;
  /** The bytes of blobs that were taken, by digest. */
  readonly blobs: Map<string, Buffer>;
  /** How many answers came. */
  count: number;
  /** What was under way when the connection broke. */
  brokenCalls: number;
  brokenUploads: number;
  /** Answers that no fake may give. */
  readonly wrong: string[];
}

export const nothingAnswered = (): Answered => ({
  ...{ writes: new Map(), blobs: new Map(), wrong: [] },
  ...{ count: 0, brokenCalls: 0, brokenUploads: 0 },
});

type Call = Extract<Step, { readonly kind: 'call' }>;

/** The bytes of each blob are its own: by number, and of some kilobytes or some hundred. */
const blobOf = (number: number): Buffer =>
  Buffer.alloc(number % 3 === 0 ? 200_000 : 3_000, createHash('sha256').update(`blob ${number}`).digest());

/** Some reads have a body. */
const isRead = ({ method, target }: Pick<Call, 'method' | 'target'>): boolean =>
  method === 'GET' || /\/(filter|list-keys)$/.test(target);

const sent = async (url: string, token: string, { method, target, body }: Call, answered: Answered): Promise<void> => {
  const headers = { 'x-auth-token': token, 'content-type': 'application/json' };
  const given = body === undefined || method === 'GET' ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${url}${target}`, { method, headers, ...given });
  await response.arrayBuffer();
  answered.count += 1;
  const { status } = response;
  // A fault that a step arms answers 500.
  if (status > 500) answered.wrong.push(`${method} ${target} ${status}`);
  if (target.startsWith('/_fake/') || status >= 300 || isRead({ method, target })) return;
  answered.writes.set(response.headers.get('x-request-id') ?? '', `${method} ${target}`);
};

const uploaded = async (url: string, number: number, answered: Answered): Promise<void> => {
  const bytes = blobOf(number);
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const headers = { authorization: demoLogin };
  const begun = await fetch(`${url}/v2/library/crash/blobs/uploads/`, { method: 'POST', headers });
  const at = begun.headers.get('location') ?? '';
  await begun.arrayBuffer();
  const half = bytes.length >> 1;
  await fetch(`${url}${at}`, { method: 'PATCH', headers, body: bytes.subarray(0, half) }).then((r) => r.arrayBuffer());
  const put = await fetch(`${url}${at}?digest=${digest}`, { method: 'PUT', headers, body: bytes.subarray(half) });
  await put.arrayBuffer();
  answered.count += 1;
  if (put.status === 201) answered.blobs.set(digest, bytes);
};

/** A client that does one thing after the other until the process is killed under it. Whether it was. */
const isBroken = async <Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<boolean> => {
  try {
    for (const item of items) await work(item);
    return false;
  } catch (error) {
    // The connection broke, or there is none to be had any more.
    if (error instanceof TypeError) return true;
    throw error;
  }
};

const broken = (ends: readonly boolean[]): number => ends.filter(Boolean).length;

/** Several clients at once: each with every so-manieth of the steps, and two that upload. */
export const attack = async (
  { url, token }: Served,
  steps: readonly Step[],
  firstBlob: number,
  answered: Answered,
): Promise<void> => {
  const calls = steps.filter((step) => step.kind === 'call');
  const clients = 6;
  const senders = Array.from({ length: clients }, (_, client) =>
    isBroken(
      calls.filter((_call, index) => index % clients === client),
      (call) => sent(url, token, call, answered),
    ),
  );
  const uploaders = [0, 1].map((client) =>
    isBroken(
      Array.from({ length: 40 }, (_, index) => firstBlob + 2 * index + client),
      (number) => uploaded(url, number, answered),
    ),
  );
  answered.brokenCalls = broken(await Promise.all(senders));
  answered.brokenUploads = broken(await Promise.all(uploaders));
};
