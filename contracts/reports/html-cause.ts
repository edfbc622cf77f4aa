import type { Cause } from '../causes/cause.ts';
import { counted } from './by-cause.ts';
import { html } from './html-text.ts';

const copy = (text: string, label: string): string =>
  html`<button type="button" class="copy" data-copy="${text}">${label}</button>`;

const actionHtml = ({ profile, todo }: Cause): string =>
  profile === undefined
    ? html`<p class="todo">${todo}</p>`
    : `<p class="todo">into <code>--profile</code>: ${html`<code class="line">${profile}</code>`} ${copy(profile, 'copy')}</p>`;

const operationsHtml = ({ operations }: Cause): string =>
  html`<p class="operations">${counted(operations.length, 'operation')}: ${operations.join(', ')}</p>`;

/** A cause with its cases below it. */
export const causeHtml = (cause: Cause, cases: readonly string[]): string => {
  const { code, title, why, verdict, fingerprint } = cause;
  return [
    html`<section class="cause" id="${fingerprint}"><header><span class="code">${code}</span><h2>${title}</h2>`,
    html`<span class="count failed">${counted(cases.length, 'case')}</span>`,
    verdict === undefined ? '' : html`<span class="verdict">${verdict}</span>`,
    html`<a class="fingerprint" href="#${fingerprint}">${fingerprint}</a></header><p>${why}</p>`,
    actionHtml(cause),
    operationsHtml(cause),
    cases.join('\n'),
    '</section>\n',
  ].join('');
};

/** The list of causes on top of the page, each with a link to its cases. */
export const causesHtml = (causes: readonly Cause[]): string => {
  if (causes.length === 0) return '';
  const items = causes.map(
    ({ code, title, cases, fingerprint }) =>
      html`<li><a href="#${fingerprint}"><b>${cases.length}</b> <span class="code">${code}</span> ${title}</a></li>`,
  );
  return `<nav class="causes" aria-label="Causes"><h2>${counted(causes.length, 'cause')}</h2><ol>${items.join('')}</ol></nav>`;
};
