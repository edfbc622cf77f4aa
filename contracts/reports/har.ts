import type { Entry, Har, Header, PostData, QueryString } from 'har-format';
import { printableJson } from '../host/printable.ts';
import type { CaseResult, Exchange } from '../result.ts';
import type { Report } from './report.ts';

/** An entry with the case that it belongs to, and the fingerprint of the cause if that failed. */
export interface CaseEntry extends Entry {
  readonly _case: string;
  readonly _operation: string;
  /** By whose credentials; they themselves are left out. */
  readonly _as: string;
  readonly _target?: string;
  readonly _cause?: string;
}

/** Names must be URLs; a fake in this process has an address that is gone when this is read. */
const urlOf = (report: Report, { on, request }: Exchange): string => {
  const names = [report.target, report.against].flatMap((one) => (one === undefined ? [] : [one.name]));
  const name = names.find((one) => on?.startsWith(one)) ?? report.target.name;
  return `${name === 'inprocess' ? 'http://inprocess' : name.replace(/\/+$/, '')}${request.target}`;
};

const headersOf = (headers: Readonly<Record<string, string>>): Header[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

const queryOf = ({ request: { target } }: Exchange): QueryString[] =>
  [...new URLSearchParams(target.split('?')[1] ?? '')].map(([name, value]) => ({ name, value }));

const postDataOf = ({ request: { body } }: Exchange): { readonly postData?: PostData } =>
  body === undefined ? {} : { postData: { mimeType: 'application/json', text: JSON.stringify(body) } };

const textOf = ({ answer: { body, text } }: Exchange): string => (body === undefined ? text : JSON.stringify(body));

const unknownSize = -1;

const entryOf = (report: Report, { id, cause }: CaseResult, exchange: Exchange): CaseEntry => {
  const { request, answer, at, ms, operation, on } = exchange;
  const text = textOf(exchange);
  return {
    startedDateTime: at,
    time: ms,
    request: {
      method: request.method,
      url: urlOf(report, exchange),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      queryString: queryOf(exchange),
      ...postDataOf(exchange),
      headersSize: unknownSize,
      bodySize: unknownSize,
    },
    response: {
      status: answer.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(answer.headers),
      content: { size: Buffer.byteLength(text), mimeType: answer.headers['content-type'] ?? '', text },
      redirectURL: answer.headers.location ?? '',
      headersSize: unknownSize,
      bodySize: unknownSize,
    },
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    ...{ _case: id, _operation: operation, _as: request.as },
    ...(on !== undefined && { _target: on }),
    ...(cause !== undefined && { _cause: cause }),
  };
};

/** HAR 1.2: an entry for each exchange, in the order of the cases. */
export const harReport = (report: Report): string => {
  const entries = report.cases.flatMap((one) => one.exchanges.map((exchange) => entryOf(report, one, exchange)));
  const har: Har = { log: { version: '1.2', creator: { name: 'fake-swr verify', version: report.version }, entries } };
  return printableJson(`${JSON.stringify(har, null, 2)}\n`);
};
