import { join } from 'node:path';
import { flagFor, input, linesInput, switchInput } from './inputs.ts';

/** Where each report is written. */
export interface ReportFiles {
  readonly json: string;
  readonly junit: string;
  readonly html: string;
  readonly markdown: string;
  readonly sarif: string;
}

export const reportFiles = (folder: string): ReportFiles => {
  if (folder.includes(','))
    throw new TypeError(`report-dir is ${JSON.stringify(folder)}: it cannot have a comma in it`);
  return {
    json: join(folder, 'report.json'),
    junit: join(folder, 'junit.xml'),
    html: join(folder, 'report.html'),
    markdown: join(folder, 'report.md'),
    sarif: join(folder, 'report.sarif'),
  };
};

/** What `fake-swr verify` is told of the inputs. It checks the values itself. Live secrets come by the environment. */
export const verifyFlags = (files: ReportFiles): readonly string[] => [
  ...flagFor('target'),
  ...flagFor('against'),
  ...(switchInput('live', false) ? ['--live'] : []),
  ...(input('only') ?? '').split(/[\s,]+/).flatMap((word) => (word === '' ? [] : [`--only=${word}`])),
  ...linesInput('cases').map((file) => `--cases=${file}`),
  ...flagFor('known'),
  ...flagFor('ledger'),
  ...flagFor('max-age'),
  ...flagFor('profile'),
  ...Object.entries(files).map(([kind, file]) => `--report=${kind}=${file}`),
  ...(switchInput('annotations', true) ? ['--report=github'] : []),
];
