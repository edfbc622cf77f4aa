import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** The files by which a step tells the runner something. Source: docs.github.com, "Workflow commands". */
export type RunnerFile = 'GITHUB_OUTPUT' | 'GITHUB_ENV' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY';

export type Values = Readonly<Record<string, string>>;

const append = (file: RunnerFile, text: string): void => {
  const path = process.env[file];
  if (!path) throw new Error(`${file} is not set: this program is a step of a workflow, which GitHub's runner starts`);
  appendFileSync(path, text);
};

/** A value ends where its delimiter stands, so no value can know it. */
const entry = ([name, value]: readonly [string, string]): string => {
  const delimiter = `end_${randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
};

export const setValues = (file: RunnerFile, values: Values): void =>
  append(file, Object.entries(values).map(entry).join(''));

const ellipsis = '\n\n… cut off; the reports have all of it.\n';

/** Ends after a whole line within that many bytes. A summary above 1 MiB is refused. */
const within = (text: string, mostBytes: number): string => {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  const kept = Buffer.from(text).subarray(0, mostBytes - Buffer.byteLength(ellipsis));
  return `${kept.subarray(0, kept.lastIndexOf('\n')).toString()}${ellipsis}`;
};

export const addSummary = (markdown: string, mostBytes = 900_000): void =>
  append('GITHUB_STEP_SUMMARY', within(markdown, mostBytes));
