import type { components } from '../../spec/generated/control.types.ts';
import { FakeSwrError } from './error.ts';

type FakeEvent = components['schemas']['FakeEvent'];

/** An event of the stream; its id, given as `since`, goes on behind it. */
interface FollowedEvent {
  readonly id: string;
  readonly event: FakeEvent;
}

interface Follow {
  /** The id of the last event that was read; left out, the stream begins now. */
  readonly since?: string;
  /** Ends the stream, as `break` in its loop does. */
  readonly signal?: AbortSignal;
}

/** Carries the texts of the stream to a target: in process or over HTTP. */
export type Stream = (target: string, signal?: AbortSignal) => AsyncIterable<string>;

export type Events = (follow?: Follow) => AsyncIterable<FollowedEvent>;

async function* parsed(texts: AsyncIterable<string>): AsyncGenerator<FollowedEvent, void, undefined> {
  const { createParser } = await import('eventsource-parser');
  let ready: FollowedEvent[] = [];
  const parser = createParser({
    onEvent: ({ id = '', data }) => ready.push({ id, event: JSON.parse(data) }),
  });
  for await (const text of texts) {
    parser.feed(text);
    const events = ready;
    ready = [];
    yield* events;
  }
}

/** Follows what happens in a world, or in all of them. */
export const eventsOf =
  (stream: Stream, project_id?: string): Events =>
  ({ since, signal } = {}) => {
    const given = { ...(project_id !== undefined && { project_id }), ...(since !== undefined && { since }) };
    return parsed(stream(`/_fake/events?${new URLSearchParams(given)}`, signal));
  };

const refusalOf = async (response: Response): Promise<FakeSwrError> => {
  const text = await response.text();
  const said = text.startsWith('{') ? JSON.parse(text).error : undefined;
  return new FakeSwrError(response.status, said ?? `the stream of events was answered ${response.status}`);
};

const isAbort = (error: unknown, signal: AbortSignal | undefined): boolean =>
  signal?.aborted === true && error instanceof Error;

/** The stream of a fake that runs elsewhere. Throws a FakeSwrError if it is refused. */
export const streamOver = (root: string, headers: Readonly<Record<string, string>>): Stream =>
  async function* (target, signal) {
    try {
      const response = await fetch(`${root}${target}`, { headers, ...(signal !== undefined && { signal }) });
      if (!response.ok || response.body === null) throw await refusalOf(response);
      for await (const text of response.body.pipeThrough(new TextDecoderStream())) yield text;
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  };
