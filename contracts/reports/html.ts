import { type CaseResult, outcomes } from '../result.ts';
import { byCause, type CauseGroup } from './by-cause.ts';
import { curlOf } from './curl.ts';
import { causeHtml, causesHtml } from './html-cause.ts';
import { exchangeHtml, stepsHtml } from './html-exchange.ts';
import { script } from './html-script.ts';
import { style } from './html-style.ts';
import { html } from './html-text.ts';
import { withoutRepeats } from './repeated.ts';
import { byResult, closingLine, type Report } from './report.ts';

const differencesTable = ({ differences }: CaseResult): string => {
  if (differences.length === 0) return '';
  const isOfTwo = differences.some(({ on }) => on !== undefined);
  const rows = withoutRepeats(differences).map(({ first: { step, at, expected, actual, on = '' }, count }) =>
    [
      html`<tr><td class="mono">${step}</td>`,
      isOfTwo ? html`<td class="mono">${on}</td>` : '',
      html`<td class="mono">${at}${count > 1 ? ` (and ${count - 1} alike)` : ''}</td>`,
      html`<td class="mono good">${expected}</td><td class="mono bad">${actual}</td></tr>`,
    ].join(''),
  );
  const on = isOfTwo ? '<th class="on">on</th>' : '';
  const head = `<th class="step">step</th>${on}<th class="at">at</th><th>expected</th><th>actual</th>`;
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
};

const sourceHtml = ({ source, provenance, effect, operations, place: own }: CaseResult): string => {
  const place = /^https?:\/\//.test(source) ? html`<a href="${source}">${source}</a>` : html`${source}`;
  return `<p>${html`${provenance}`}: ${place}<br>${html`${effect}s with ${operations.join(', ')}`}${own === undefined ? '' : html`<br><code>${own.file}:${own.line}</code>`}</p>`;
};

/** The step of the case that an exchange belongs to; a walk is one step of many exchanges. */
const expectationOf = ({ expectations, exchanges }: CaseResult, index: number): unknown => {
  const before = exchanges.slice(0, index).filter(({ on }) => on === exchanges[index]?.on).length;
  const step = expectations[before];
  return typeof step === 'object' && step !== null && 'expect' in step ? step.expect : step;
};

const exchangesHtml = (report: Report, one: CaseResult): string =>
  one.exchanges
    .map((exchange, index) => {
      const curl = one.result === 'passed' ? undefined : curlOf(report, exchange);
      return exchangeHtml(exchange, { expectation: expectationOf(one, index), curl }, index);
    })
    .join('');

const caseHtml = (report: Report, one: CaseResult, isOpen = false): string => {
  const { id, family, result, rule, verdict, reason, exchanges } = one;
  const open = isOpen ? ' open' : '';
  return [
    html`<details class="case" id="${id}" data-result="${result}" data-family="${family}"`,
    `${open}><summary>`,
    html`<span class="badge ${result}">${result}</span><code class="id">${id}</code><span class="rule">${rule}</span>`,
    verdict === undefined ? '' : html`<span class="verdict">${verdict.verdict}</span>`,
    html`</summary><div class="inside"><p><strong>${rule}</strong></p>`,
    sourceHtml(one),
    verdict === undefined ? '' : html`<p class="flaky">${verdict.why}</p>`,
    reason === undefined ? '' : html`<p>${reason}</p>`,
    differencesTable(one),
    exchanges.length === 0 ? stepsHtml(one.expectations) : exchangesHtml(report, one),
    '</div></details>',
  ].join('');
};

/** Of so many causes the example is shown open; more would bury the list. */
const mostOpen = 10;

const groupHtml = (report: Report, { cause, results }: CauseGroup, place: number): string =>
  causeHtml(
    cause,
    results.map((one) => caseHtml(report, one, place < mostOpen && one.id === cause.example.case)),
  );

const othersHtml = (report: Report): string => {
  const others = byResult(report.cases).filter(({ cause }) => cause === undefined);
  const title = report.causes.length === 0 || others.length === 0 ? '' : '<h2 class="others">Other cases</h2>';
  return `${title}${others.map((one) => `${caseHtml(report, one)}\n`).join('')}`;
};

const countsHtml = ({ counts }: Report): string =>
  outcomes
    .map(
      (result) =>
        html`<button type="button" data-result="${result}" aria-pressed="false" class="${counts[result] === 0 ? 'zero' : ''}"><b class="${result}">${counts[result]}</b>${result}</button>`,
    )
    .join('');

const barHtml = ({ counts, cases }: Report): string =>
  outcomes
    .filter((result) => counts[result] > 0)
    .map((result) => {
      const share = ((100 * counts[result]) / cases.length).toFixed(2);
      return `<i style="width:${share}%;background:var(--${result})"></i>`;
    })
    .join('');

const remarksHtml = ({ problems, remarks, stopped }: Report): string => {
  const hard = problems.map(({ case: id, message }) => html`<li><code>${id}</code> ${message}</li>`);
  const soft = [...(stopped === undefined ? [] : [`The run did not end: ${stopped}`]), ...remarks];
  const list = (items: readonly string[], name: string) =>
    items.length === 0 ? '' : `<ul class="${name}">${items.join('')}</ul>`;
  return (
    list(hard, 'remarks failed') +
    list(
      soft.map((remark) => html`<li>${remark}</li>`),
      'remarks',
    )
  );
};

/** One page that needs nothing else: counts, filters, and each case with what was sent, answered and expected. */
export const htmlReport = (report: Report): string => {
  const { target, against, began, seconds, version, cases } = report;
  const families = [...new Set(cases.map(({ family }) => family))].toSorted();
  const names = against === undefined ? target.name : `${target.name} and ${against.name}`;
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    html`<title>Contract: ${closingLine(report)}</title>`,
    `<style>${style}</style></head><body><main>`,
    html`<h1>Contract: ${names}</h1><p class="meta">${closingLine(report)} · ${began} · ${seconds} s · fake-swr ${version}</p>`,
    `<div class="counts">${countsHtml(report)}</div><div class="bar">${barHtml(report)}</div>`,
    remarksHtml(report),
    causesHtml(report.causes),
    '<div class="filters"><input id="text" type="search" placeholder="Filter by text" aria-label="Filter by text">',
    '<select id="family" aria-label="Family"><option value="">all families</option>',
    ...families.map((family) => html`<option>${family}</option>`),
    '</select><output id="shown"></output></div>',
    ...byCause(report).map((group, place) => groupHtml(report, group, place)),
    othersHtml(report),
    `</main><script>${script}</script></body></html>\n`,
  ].join('');
};
