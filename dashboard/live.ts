/**
 * One stream a browser, not a page: HTTP/1.1 allows six connections to a host, and six pages with a stream each make the
 * seventh hang. A Web Lock picks the page that holds the stream, and a BroadcastChannel feeds the rest.
 */
import { effect, signal } from '@preact/signals';
import { access, fakeUrl, Refused } from './api.ts';
import { type Arrived, type FakeEvent, readEvents } from './event-stream.ts';

export type Connection = 'connecting' | 'live' | 'reconnecting' | 'closed';

export const connection = signal<Connection>('connecting');

/** `opened`: the stream is there, or there again. Only rows of the journal are made up for: the rest is to be read anew. */
export type Happening = FakeEvent | { readonly kind: 'opened' };

type Message =
  | { readonly kind: 'arrived'; readonly arrived: Arrived }
  | { readonly kind: 'connection'; readonly connection: Connection; readonly isOpened?: boolean }
  | { readonly kind: 'hello' };

const name = `fake-swr ${fakeUrl}`;
const channel = new BroadcastChannel(name);
const listeners = new Set<(happening: Happening) => void>();
let last: string | undefined;
let isHolder = false;

/** Hears what happens in all worlds. Returns what ends it. */
export const onHappening = (listener: (happening: Happening) => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const tell = (happening: Happening): void => {
  for (const listener of listeners) listener(happening);
};

const take = (message: Message): void => {
  if (message.kind === 'arrived') {
    last = message.arrived.id ?? last;
    tell(message.arrived.event);
  } else if (message.kind === 'connection') {
    connection.value = message.connection;
    if (message.isOpened) tell({ kind: 'opened' });
  } else if (isHolder) {
    channel.postMessage({ kind: 'connection', connection: connection.value } satisfies Message);
  }
};

const takeAndShare = (message: Message): void => {
  take(message);
  channel.postMessage(message);
};

const pauses = [200, 500, 1000, 2000, 3000] as const;

const pause = (round: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, pauses[Math.min(round, pauses.length - 1)]));

/** Reads the stream, again and again, until the fake does not let it. */
const hold = async (signal: AbortSignal): Promise<void> => {
  isHolder = true;
  let round = 0;
  const onOpen = () => {
    round = 0;
    takeAndShare({ kind: 'connection', connection: 'live', isOpened: true });
  };
  const onEvent = (arrived: Arrived) => takeAndShare({ kind: 'arrived', arrived });
  while (access.value === 'granted' && !signal.aborted) {
    try {
      await readEvents({ since: last, signal, onOpen, onEvent });
    } catch (error) {
      if (error instanceof Refused && error.status === 400) last = undefined;
      if (error instanceof Refused && error.status === 401) access.value = 'token';
      if (error instanceof Refused && error.status === 403) access.value = 'refused';
    }
    takeAndShare({ kind: 'connection', connection: 'reconnecting' });
    await pause(round);
    round += 1;
  }
  isHolder = false;
};

/** Where there are no locks (http from another machine), each page that is seen has a stream of its own. */
const holdWhileSeen = async (): Promise<void> => {
  while (access.value === 'granted') {
    const hidden = new AbortController();
    const onChange = () => document.visibilityState === 'hidden' && hidden.abort();
    document.addEventListener('visibilitychange', onChange);
    if (document.visibilityState === 'visible') await hold(hidden.signal);
    else await pause(1);
    document.removeEventListener('visibilitychange', onChange);
  }
};

const attend = async (): Promise<void> => {
  if (navigator.locks === undefined) await holdWhileSeen();
  else await navigator.locks.request(name, () => hold(new AbortController().signal));
};

/** Attends from when the data may be read, and again after a token was asked for. */
export const startLive = (): void => {
  channel.onmessage = ({ data }: MessageEvent<Message>) => take(data);
  let isAttending = false;
  effect(() => {
    if (access.value !== 'granted') {
      if (access.value !== 'unknown') connection.value = 'closed';
      return;
    }
    channel.postMessage({ kind: 'hello' } satisfies Message);
    if (isAttending) return;
    isAttending = true;
    const over = () => {
      isAttending = false;
    };
    attend().then(over, over);
  });
};
