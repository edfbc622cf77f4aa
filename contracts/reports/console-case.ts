import { type CaseResult, type Outcome, type StepDifference, stepName } from '../result.ts';
import { type Repeated, withoutRepeats } from './repeated.ts';
import { requestLine } from './report.ts';

/** SGR codes, of the colours that every theme shows readably. */
export const codes = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33', cyan: '36' } as const;

export type Style = keyof typeof codes;
export type Paint = (style: Style, text: string) => string;

export const symbols: Readonly<Record<Outcome, readonly [string, Style]>> = {
  failed: ['✗', 'red'],
  flaky: ['~', 'yellow'],
  broken: ['!', 'yellow'],
  known: ['◦', 'cyan'],
  skipped: ['-', 'dim'],
  passed: ['✓', 'green'],
};

/** A pointer longer than that has a line of its own. */
const widest = 36;
const longest = 140;

const exchangeOf = ({ exchanges }: CaseResult, { step, on }: StepDifference) => {
  const ofTarget = exchanges.filter((one) => one.on === undefined || on === undefined || on.startsWith(one.on));
  return ofTarget[Math.min(step, ofTarget.length) - 1];
};

const stepLines = (
  one: CaseResult,
  differences: readonly Repeated[],
  paint: Paint,
  short: (target: string) => string,
): readonly string[] => {
  const [head] = differences;
  if (head === undefined) return [];
  const exchange = exchangeOf(one, head.first);
  const place = stepName(head.first);
  const width = Math.min(widest, Math.max(...differences.map(({ first }) => first.at.length)));
  const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 3)}...` : text);
  const lines = differences.flatMap(({ first: { at, expected, actual }, count }) => {
    const more = count > 1 ? paint('dim', `  (and ${count - 1} alike)`) : '';
    const [above, lead] = at.length > width ? [[`      ${paint('bold', at)}`], ''] : [[], at];
    return [
      ...above,
      `      ${paint('bold', lead.padEnd(width))}  expected  ${paint('green', cut(expected))}`,
      `      ${' '.repeat(width)}  actual    ${paint('red', cut(actual))}${more}`,
    ];
  });
  const line = exchange === undefined ? '' : `  ${short(requestLine(exchange))} → ${exchange.answer.status}`;
  return [`    ${paint('dim', place)}${line}`, ...lines];
};

/** A case that did not pass: the rule, where it is from, what was sent, and each difference. */
export const caseLines = (one: CaseResult, paint: Paint, short: (target: string) => string): readonly string[] => {
  const [symbol, style] = symbols[one.result];
  const groups = withoutRepeats(one.differences);
  const steps = [...new Set(groups.map(({ first }) => `${first.step} ${first.on}`))];
  return [
    '',
    `${paint(style, `${symbol} ${one.id}`)}${one.result === 'failed' ? '' : paint(style, `  ${one.result}`)}`,
    `    ${one.rule}`,
    `    ${paint('dim', `${one.provenance}: ${one.source}`)}`,
    ...(one.place === undefined ? [] : [`    ${paint('dim', `${one.place.file}:${one.place.line}`)}`]),
    ...(one.verdict === undefined ? [] : [`    ${paint('yellow', one.verdict.verdict)}  ${one.verdict.why}`]),
    ...(one.reason === undefined ? [] : [`    ${one.reason}`]),
    ...steps.flatMap((step) =>
      stepLines(
        one,
        groups.filter(({ first }) => `${first.step} ${first.on}` === step),
        paint,
        short,
      ),
    ),
  ];
};

/** The same in one line. */
export const shortLine = ({ id, result, differences: [first] }: CaseResult, paint: Paint): string => {
  const [symbol, style] = symbols[result];
  const actual = first !== undefined && first.actual.length > 60 ? `${first.actual.slice(0, 57)}...` : first?.actual;
  const what = first === undefined ? '' : `  ${first.at}: expected ${first.expected}, actual ${actual}`;
  return `${paint(style, `${symbol} ${id}`)}${what}`;
};
