import { setTimeout } from 'node:timers/promises';
import type { Feed } from '../control/reply.ts';

/** What a feed has, for a reader in this process; it ends with the signal, or when nobody asks for more. */
export async function* textsOf(
  feed: Feed,
  signal: AbortSignal,
  everyMs = 100,
): AsyncGenerator<string, void, undefined> {
  while (!signal.aborted) {
    const text = feed.next();
    if (text !== '') yield text;
    else await setTimeout(everyMs, undefined, { signal, ref: false }).catch(() => {});
  }
}
