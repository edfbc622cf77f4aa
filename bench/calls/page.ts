import { writeFileSync } from 'node:fs';
import { here } from '../common/contender.ts';
import { suffixOf } from '../common/node-major.ts';
import { curveChart } from '../report/curves.ts';
import { writeParts } from '../report/page.ts';
import type { CallResults } from './results.ts';
import { callCharts, callParts } from './table.ts';

const subtitle = 'As a share of what the same processor time served in the smallest world; band from lowest to highest';

/** Writes the tables into docs/performance.md, and the curves beside it. */
export const writeCalls = (calls: CallResults, major: number): void => {
  writeParts(callParts(calls), major);
  if (suffixOf(major) !== '') return;
  const chart = curveChart('Other calls as the world grows', subtitle, callCharts(calls));
  writeFileSync(here('../docs/performance-calls.svg'), chart);
};
