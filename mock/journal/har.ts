import type { components } from '../../spec/generated/control.types.ts';
import { inMillis } from '../world/kernel/time.ts';
import type { Entry } from './entry.ts';
import { headersIn, queryIn, shownBody } from './shown.ts';

type Schemas = components['schemas'];
type HarEntry = Schemas['HarEntry'];

const pairsOf = (values: Readonly<Record<string, string | string[]>>): Schemas['HarPair'][] =>
  Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: one })));

const textOf = (shown: unknown): string => (typeof shown === 'string' ? shown : JSON.stringify(shown));

const bytesOf = (text: string | undefined): number => (text === undefined ? 0 : Buffer.byteLength(text));

const requestOf = ({ method, path, headers, body }: Entry): HarEntry['request'] => {
  const named = headersIn(headers);
  const shown = shownBody(body, path);
  return {
    ...{ method, url: `http://${named.host ?? 'localhost'}${path}`, httpVersion: 'HTTP/1.1', cookies: [] },
    ...{ headers: pairsOf(named), queryString: pairsOf(queryIn(path)), headersSize: -1, bodySize: bytesOf(body) },
    ...(shown !== undefined && {
      postData: { mimeType: named['content-type'] ?? 'application/octet-stream', text: textOf(shown) },
    }),
  };
};

const notKept = 'not kept: the answers of successes are with --journal-bodies';

const responseOf = ({ status, path, replyHeaders, replyBody }: Entry): HarEntry['response'] => {
  const named = headersIn(replyHeaders ?? '');
  const shown = shownBody(replyBody, path);
  const size = replyBody === undefined ? -1 : bytesOf(replyBody);
  return {
    ...{ status, statusText: '', httpVersion: 'HTTP/1.1', cookies: [], headers: pairsOf(named), redirectURL: '' },
    ...{ headersSize: -1, bodySize: size },
    content: {
      ...{ size: Math.max(size, 0), mimeType: named['content-type'] ?? 'application/octet-stream' },
      ...(shown !== undefined && { text: textOf(shown) }),
      ...(replyBody === undefined && { comment: notKept }),
    },
  };
};

const harEntry = (entry: Entry): HarEntry => {
  const { atMs, duration_ms, request_id, operationId } = entry;
  return {
    ...{ startedDateTime: inMillis(atMs), time: duration_ms, request: requestOf(entry), response: responseOf(entry) },
    ...{ cache: {}, timings: { send: 0, wait: duration_ms, receive: 0 } },
    comment: operationId === undefined ? request_id : `${request_id} ${operationId}`,
  };
};

/** Entries as an HTTP archive. Source: HAR 1.2, http://www.softwareishard.com/blog/har-12-spec/ */
export const harOf = (entries: readonly Entry[], version: string): Schemas['Har'] => ({
  log: { version: '1.2', creator: { name: 'fake-swr', version }, entries: entries.map(harEntry) },
});
