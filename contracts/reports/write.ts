import { writeText } from '../host/files.ts';
import type { Host } from '../host/host.ts';
import type { CasePlace } from '../result.ts';
import { consoleReport } from './console.ts';
import { githubReport } from './github.ts';
import { harReport } from './har.ts';
import { htmlReport } from './html.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import { type PlaceOptions, placeOfKit } from './places.ts';
import type { Report } from './report.ts';
import { sarifReport } from './sarif.ts';

/** What a report needs beside the results. */
export interface ReportSetting {
  readonly env: Host['env'];
  /** Where a SARIF report puts the cases of the kit. */
  readonly place: CasePlace;
}

type Writer = (report: Report, setting: ReportSetting) => string;

const writers = {
  json: jsonReport,
  junit: junitReport,
  html: htmlReport,
  markdown: markdownReport,
  sarif: sarifReport,
  github: (report, { env }) => githubReport(report, env),
  har: harReport,
} as const satisfies Readonly<Record<string, Writer>>;

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

/** Annotations are lines among others; any other report on standard output is read by a program, and is alone there. */
const isAlone = ({ kind, file }: Sink): boolean => kind !== 'console' && kind !== 'github' && file === '-';

export const toStdout = (sinks: readonly Sink[]): boolean => sinks.some(isAlone);

/** What the reports need, looked for before the run: it ends with exit code 2 where it is not there. */
export const settingOf = (sinks: readonly Sink[], options: PlaceOptions, { env }: Pick<Host, 'env'>): ReportSetting => {
  const needsPlace = sinks.some(({ kind }) => kind === 'sarif');
  return { env, place: needsPlace ? placeOfKit(options, env) : { file: '', line: 1 } };
};

/** Writes the reports that were asked for, and the one for a person unless standard output is taken. */
export const writeReports = (report: Report, sinks: readonly Sink[], setting: ReportSetting, host: Host): void => {
  const files: string[] = [];
  const isTaken = toStdout(sinks);
  for (const { kind, file } of sinks) {
    if (kind === 'console') {
      if (file !== '-') writeText(file, consoleReport(report, { colour: false }), 'report');
      continue;
    }
    const text = writers[kind](report, setting);
    // A runner reads commands on standard error as well.
    if (file === '-') (kind === 'github' && isTaken ? host.warn : host.write)(text);
    else {
      writeText(file, text, 'report');
      files.push(file);
    }
  }
  if (isTaken) return;
  host.write(consoleReport(report, { colour: host.terminal && !host.env.NO_COLOR, files }));
};
