import type { Contender } from '../common/contender.ts';
import { say } from '../common/progress.ts';
import { coldStarts, type Start } from '../measure/cold.ts';
import { type Build, sizeKb, withSignature, withToken } from './builds.ts';
import { controlRuns } from './control.ts';
import { firstFixtures } from './fixtures.ts';
import { type PageRun, pageRuns } from './pages.ts';
import { compared, controlRows, type Row } from './rows.ts';

const microsOf = ({ micros }: PageRun): number => micros;
const startOf = ({ cpuMs, startMs }: Start): number => cpuMs ?? startMs;

/** A start and a fixture take under a second, so more of them are affordable. */
const startsPerRound = 2;
const fixturesPerRound = 3;

export interface Builds {
  readonly before: Build;
  readonly now: Build;
}

/** Both builds in turn, one thing after the other. */
export const measureBuilds = async (
  { before, now }: Builds,
  { quick }: { readonly quick: boolean },
): Promise<readonly Row[]> => {
  const both = [before, now];
  const rounds = quick ? 5 : 9;
  const batches = quick ? 15 : 30;
  const pages = (how: string, contenders: readonly Contender[]) =>
    pageRuns(contenders, {
      ...{ rounds, batches },
      onRound: (runs) => {
        const each = runs.map(({ name, micros }) => `${name} ${micros.toFixed(1)} µs`);
        say(`round ${(runs[0]?.round ?? 0) + 1} of ${rounds}: ${how}, ${each.join(', ')} a request`);
      },
    });

  const token = await pages('token', both.map(withToken));
  const signed = await pages('AK/SK', both.map(withSignature));
  const starts = await coldStarts(both.map(withToken), rounds * startsPerRound, (start) =>
    say(`start ${start.round + 1} of ${rounds * startsPerRound}: ${start.name} ${startOf(start).toFixed(0)} ms`),
  );
  say('first fixtures');
  const fixtures = await firstFixtures(both, rounds * fixturesPerRound);
  say('control plane');
  const control = await controlRuns([before, now, { ...before, name: 'again' }], rounds);
  const sizes = both.map((build) => ({ name: build.name, round: 0, kb: sizeKb(build) }));

  return [
    compared('page of tasks, token', 'µs', { samples: token, value: microsOf, limit: 1.05 }),
    compared('page of tasks, AK/SK', 'µs', { samples: signed, value: microsOf, limit: 1.05 }),
    compared('first fixture of a process', 'ms', { samples: fixtures, value: (run) => run.readyMs, limit: 1.1 }),
    compared('the same and its first answer', 'ms', { samples: fixtures, value: (run) => run.answeredMs }),
    compared('cold start', 'ms', { samples: starts, value: startOf, limit: 1.1 }),
    ...controlRows(control),
    compared('memory, idle', 'MB', { samples: starts, value: (start) => start.residentMb }),
    compared('dist, JavaScript', 'kB', { samples: sizes, value: (size) => size.kb }),
  ];
};
