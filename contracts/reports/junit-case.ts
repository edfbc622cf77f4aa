import type { Cause } from '../causes/cause.ts';
import { type CaseResult, type Exchange, stepName } from '../result.ts';
import { todoText } from './by-cause.ts';
import { bodyOf, requestLine } from './report.ts';
import { attributes, xml } from './xml.ts';

const longestBody = 4000;

const shortened = (text: string): string =>
  text.length > longestBody ? `${text.slice(0, longestBody)}… (${text.length} characters)` : text;

const textOf = ({ rule, source, differences, verdict }: CaseResult, cause: Cause | undefined): string =>
  [
    rule,
    source,
    ...differences.map((one) => `${stepName(one)} ${one.at}: expected ${one.expected}, actual ${one.actual}`),
    ...(verdict === undefined ? [] : [`${verdict.verdict}: ${verdict.why}`]),
    ...(cause === undefined ? [] : [`${cause.code} ${cause.title} (${cause.fingerprint})`, cause.why, todoText(cause)]),
  ].join('\n');

const firstOf = ({ differences: [first], reason, result }: CaseResult): string =>
  first === undefined ? (reason ?? result) : `${first.at}: expected ${first.expected}, actual ${first.actual}`;

const outcomeOf = (one: CaseResult, cause: Cause | undefined): readonly string[] => {
  const { result, reason = '', verdict } = one;
  if (result === 'passed') return [];
  if (result === 'skipped' || result === 'known') return [`<skipped${attributes({ message: reason })}/>`];
  const text = xml(textOf(one, cause));
  if (result === 'broken') return [`<error${attributes({ message: reason, type: 'broken' })}>${text}</error>`];
  const type = cause?.code ?? verdict?.verdict ?? 'difference';
  return [`<failure${attributes({ message: firstOf(one), type })}>${text}</failure>`];
};

const propertiesOf = ({ verdict }: CaseResult, cause: Cause | undefined): readonly string[] => {
  const values = {
    ...(cause !== undefined && { cause: `${cause.code} ${cause.key}`, fingerprint: cause.fingerprint }),
    ...(verdict !== undefined && { verdict: verdict.verdict }),
  };
  const lines = Object.entries(values).map(([name, value]) => `<property${attributes({ name, value })}/>`);
  return lines.length === 0 ? [] : [`<properties>${lines.join('')}</properties>`];
};

const exchangeText = (exchange: Exchange): string => {
  const { on, request, answer, ms } = exchange;
  const sent = request.body === undefined ? [] : [shortened(JSON.stringify(request.body))];
  const lead = `${on === undefined ? '' : `${on}: `}${requestLine(exchange)}`;
  const body = bodyOf(exchange);
  return [
    lead,
    ...sent,
    `${answer.status} in ${ms} ms`,
    shortened(typeof body === 'string' ? body : JSON.stringify(body)),
  ].join('\n');
};

/** What was sent and answered; of cases that went as expected nobody asks. */
const outputOf = ({ result, exchanges }: CaseResult): readonly string[] =>
  ['passed', 'skipped'].includes(result) || exchanges.length === 0
    ? []
    : [`<system-out>${xml(exchanges.map(exchangeText).join('\n\n'))}</system-out>`];

/** A case as an element: seconds, file and line of a case of the user, cause, and what was exchanged. */
export const testcase = (one: CaseResult, cause: Cause | undefined): string => {
  const { family, id, ms, place } = one;
  const own = attributes({
    ...{ classname: `contract.${family}`, name: id, time: (ms / 1000).toFixed(3) },
    ...(place !== undefined && { file: place.file, line: place.line }),
  });
  const inside = [...propertiesOf(one, cause), ...outcomeOf(one, cause), ...outputOf(one)];
  return `    <testcase${own}>${inside.join('')}</testcase>`;
};
