import { readFileSync, writeFileSync } from 'node:fs';
import { here } from '../common/contender.ts';
import { suffixOf } from '../common/node-major.ts';
import { chartsOf } from './charts.ts';
import { inserted } from './insert.ts';
import type { Results } from './results.ts';
import { partsOf } from './table.ts';

const page = here('../docs/performance.md');

export const writeCharts = (results: Results, directory: string): void => {
  for (const [name, chart] of Object.entries(chartsOf(results))) writeFileSync(`${directory}/${name}`, chart);
};

/** Writes parts into docs/performance.md: those of another Node than the page's own into a chapter for it. */
export const writeParts = (parts: Readonly<Record<string, string>>, major: number): void => {
  const suffix = suffixOf(major);
  const text = Object.entries(parts).reduce(
    (before, [name, part]) => inserted(before, `${name}${suffix}`, part),
    readFileSync(page, 'utf8'),
  );
  writeFileSync(page, text);
};

export const writePage = (results: Results, major: number): void => {
  writeParts(partsOf(results), major);
  if (suffixOf(major) === '') writeCharts(results, here('../docs'));
};
