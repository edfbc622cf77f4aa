import type { ServerResponse } from 'node:http';
import { clearInterval, setInterval } from 'node:timers';
import type { Feed } from '../control/reply.ts';
import type { Reply } from '../wire/wire.ts';
import { onceGone } from './gone.ts';
import { guarded, type OnBug } from './guard.ts';
import type { OpenResponses } from './send.ts';

export interface FeedOptions {
  readonly feed: Feed;
  /** Responses that are broken off when the fake stops. */
  readonly open: OpenResponses;
  readonly onBug: OnBug;
  /** How often the feed is asked. */
  readonly everyMs?: number;
  /** After how long without an event a comment shows that the stream lives. */
  readonly quietMs?: number;
}

const comment = ': nothing new\n\n';

/**
 * Sends what a feed has, as long as the client listens. One that does not read is not written to: what it misses stays
 * with the feed, and only what the system takes at once is kept for it.
 */
export const sendFeed = (
  response: ServerResponse,
  { status, headers }: Reply,
  { feed, open, onBug, everyMs = 100, quietMs = 15_000 }: FeedOptions,
): void => {
  if (response.destroyed || response.req.socket.destroyed) return;
  response.writeHead(status, headers);
  if (response.req.method === 'HEAD') {
    response.end();
    return;
  }
  response.flushHeaders();
  open.add(response);
  let sinceMs = 0;
  const beat = (): void => {
    if (response.writableNeedDrain) return;
    const text = feed.next();
    sinceMs = text === '' ? sinceMs + everyMs : 0;
    if (text !== '') response.write(text);
    if (sinceMs < quietMs) return;
    sinceMs = 0;
    feed.look();
    response.write(comment);
  };
  const guardedBeat = () => guarded(response, onBug, beat);
  const timer = setInterval(guardedBeat, everyMs).unref();
  onceGone(response, () => {
    clearInterval(timer);
    open.delete(response);
  });
  guardedBeat();
};
