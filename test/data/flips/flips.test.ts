import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandsOnly, type Small, withSnapshots } from './small.ts';
import { everySpoilt, type Spoilt, wrongWith } from './spoilt.ts';

/** In `npm test` a sample, in `npm run test:crash` all. */
const areAll = process.env.FLIPS === 'all';

const chosen = (all: readonly Spoilt[]): readonly Spoilt[] =>
  areAll
    ? all
    : (fc.sample(fc.shuffledSubarray([...all], { minLength: 25, maxLength: 25 }), { numRuns: 1, seed: 41 })[0] ?? []);

describe.each<[string, () => Promise<Small>]>([
  ['commands', commandsOnly],
  ['snapshots, and commands behind them', withSnapshots],
])('of a folder with %s', (_, make) => {
  test('a cut or a flipped bit anywhere loses nothing in silence, and can be repaired', async () => {
    const small = await make();
    const wrong: string[] = [];
    for (const spoilt of chosen(everySpoilt(small))) {
      const problem = await wrongWith(small, spoilt);
      if (problem !== undefined) wrong.push(`${spoilt.how} of ${spoilt.file} at ${spoilt.at}: ${problem}`);
    }
    expect(wrong).toEqual([]);
  }, 600_000);
});
