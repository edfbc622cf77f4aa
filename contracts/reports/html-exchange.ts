import type { Exchange } from '../result.ts';
import { html } from './html-text.ts';
import { bodyOf, requestLine } from './report.ts';

const longest = 20_000;

const pretty = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '');
  return text.length > longest ? `${text.slice(0, longest)}\n… ${text.length - longest} more characters` : text;
};

const side = (title: string, text: string): string => html`<div><h4>${title}</h4><pre>${text}</pre></div>`;

/** Headers of the connection, which are not part of the answer. */
const omitted = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date'];

const answerText = (exchange: Exchange): string => {
  const { status, headers } = exchange.answer;
  const body = bodyOf(exchange);
  return [
    String(status),
    ...Object.entries(headers)
      .filter(([name]) => !omitted.includes(name))
      .map(([name, value]) => `${name}: ${value}`),
    '',
    body === '' ? '(no body)' : pretty(body),
  ].join('\n');
};

/** A case that sent nothing shows what it would have expected. */
export const stepsHtml = (steps: unknown): string =>
  `<div class="exchange">${side('steps of the case', pretty(steps))}</div>`;

export interface Shown {
  readonly expectation: unknown;
  /** The command that sends it again, where somebody may want to. */
  readonly curl: string | undefined;
}

/** A request with its answer beside what was expected. */
export const exchangeHtml = (exchange: Exchange, { expectation, curl }: Shown, index: number): string => {
  const { on, request } = exchange;
  const title = `${index + 1}${on === undefined ? '' : ` · ${on}`} · ${requestLine(exchange)}`;
  const body = request.body === undefined ? '' : side('request body', pretty(request.body));
  const expected = expectation === undefined ? '' : side('expected', pretty(expectation));
  const sides = [body, expected, side('answer', answerText(exchange))].join('');
  const copy =
    curl === undefined ? '' : html`<button type="button" class="copy" data-copy="${curl}">copy as curl</button>`;
  return `<div class="exchange"><h3 class="mono">${html`${title}`} ${copy}</h3><div class="sides">${sides}</div></div>`;
};
