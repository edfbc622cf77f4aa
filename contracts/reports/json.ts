import { printableJson } from '../host/printable.ts';
import type { Exchange } from '../result.ts';
import { bodyOf, type Report } from './report.ts';

const exchangeJson = (exchange: Exchange): object => {
  const { status, headers } = exchange.answer;
  return { ...exchange, answer: { status, headers, body: bodyOf(exchange) } };
};

/** The report itself; contracts/reports/report.ts says what each field means. */
export const jsonReport = ({ cases, ...report }: Report): string => {
  const shown = cases.map((one) => ({ ...one, exchanges: one.exchanges.map(exchangeJson) }));
  return printableJson(`${JSON.stringify({ ...report, cases: shown }, null, 2)}\n`);
};
