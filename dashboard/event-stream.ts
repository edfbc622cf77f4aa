import { EventSourceParserStream } from 'eventsource-parser/stream';
import { fakeUrl, Refused, type Schemas, tokenHeaders } from './api.ts';

export type FakeEvent = Schemas['FakeEvent'];

export interface Arrived {
  /** To go on from after a break. */
  readonly id: string | undefined;
  readonly event: FakeEvent;
}

/** The fake says something every 15 seconds; one that is silent for longer is gone. */
const longestSilenceMs = 40_000;

interface Reading {
  readonly since: string | undefined;
  readonly signal: AbortSignal;
  readonly onOpen: () => void;
  readonly onEvent: (arrived: Arrived) => void;
}

/**
 * Reads the stream until it ends or breaks. By `fetch`, since an EventSource cannot send the control token. Rejects with
 * `Refused` if the fake does.
 */
export const readEvents = async ({ since, signal, onOpen, onEvent }: Reading): Promise<void> => {
  const silent = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silent.abort(), longestSilenceMs);
  };
  heard();
  try {
    const search = since === undefined ? '' : `?since=${encodeURIComponent(since)}`;
    const response = await fetch(`${fakeUrl}/_fake/events${search}`, {
      headers: tokenHeaders(),
      signal: AbortSignal.any([signal, silent.signal]),
    });
    if (!response.ok || response.body === null) throw new Refused(response.status, await response.text());
    onOpen();
    const events = response.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream({ onComment: heard }));
    const reader = events.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      heard();
      const event: FakeEvent = JSON.parse(next.value.data);
      onEvent({ id: next.value.id, event });
    }
  } finally {
    clearTimeout(timer);
  }
};
