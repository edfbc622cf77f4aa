import { expect, test } from 'vitest';
import { parseCron } from '../../../mock/world/policies/cron.ts';
import { CronError } from '../../../mock/world/policies/cron-error.ts';
import { nextRun } from '../../../mock/world/policies/cron-next.ts';
import { casesOf } from './vectors.ts';

interface Runs {
  readonly after: string;
  readonly next: readonly (string | null)[];
}

interface CronCase {
  readonly id: string;
  readonly spec: string;
  readonly expect: { readonly error?: string; readonly runs?: readonly Runs[] };
}

const cases = casesOf<CronCase>('cron');

const isoOf = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

const runsAfter = (spec: string, { after, next }: Runs): Runs => {
  const found: (string | null)[] = [];
  let ms: number | undefined = Date.parse(after);
  while (found.length < next.length && ms !== undefined) {
    ms = nextRun(parseCron(spec), ms);
    found.push(ms === undefined ? null : isoOf(ms));
  }
  return { after, next: found };
};

const answerTo = ({ spec, expect: { runs = [] } }: CronCase): CronCase['expect'] => {
  try {
    parseCron(spec);
    return { runs: runs.map((each) => runsAfter(spec, each)) };
  } catch (error) {
    return { error: error instanceof CronError ? error.reason : String(error) };
  }
};

/** The engine itself never returns from a step of 0. */
const expected = ({ expect: answer }: CronCase) => (answer.error === 'never_returns' ? { error: 'zero_step' } : answer);

test('every vector of the engine is tried', () => {
  expect(cases).toHaveLength(116);
});

test.each(cases)('$id: $spec', (each) => {
  expect(answerTo(each)).toEqual(expected(each));
});
