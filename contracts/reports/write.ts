import { writeText } from '../host/files.ts';
import type { Host } from '../host/host.ts';
import { consoleReport } from './console.ts';
import { htmlReport } from './html.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import type { Report } from './report.ts';
import { sarifReport } from './sarif.ts';

const writers = {
  json: jsonReport,
  junit: junitReport,
  html: htmlReport,
  markdown: markdownReport,
  sarif: sarifReport,
} as const;

/** Where a report goes: a file, or standard output (`-`). `console` is what a person reads. */
export interface Sink {
  readonly kind: keyof typeof writers | 'console';
  readonly file: string;
}

const kinds = [...Object.keys(writers), 'console'];

/** `json=FILE`; a kind alone goes to standard output. Undefined where there is no such kind. */
export const sinkOf = (text: string): Sink | undefined => {
  const [kind = '', file = '-'] = text.split(/=(.*)/s);
  return kinds.includes(kind) && file !== '' ? { kind: kind as Sink['kind'], file } : undefined;
};

/** Standard output belongs to a report that a program reads. */
export const toStdout = (sinks: readonly Sink[]): boolean =>
  sinks.some(({ kind, file }) => kind !== 'console' && file === '-');

/** Writes the reports that were asked for, and the one for a person unless standard output is taken. */
export const writeReports = (report: Report, sinks: readonly Sink[], host: Host): void => {
  const files: string[] = [];
  for (const { kind, file } of sinks) {
    if (kind === 'console') {
      if (file !== '-') writeText(file, consoleReport(report, { colour: false }), 'report');
      continue;
    }
    const text = writers[kind](report);
    if (file === '-') host.write(text);
    else {
      writeText(file, text, 'report');
      files.push(file);
    }
  }
  if (toStdout(sinks)) return;
  host.write(consoleReport(report, { colour: host.terminal && !host.env.NO_COLOR, files }));
};
