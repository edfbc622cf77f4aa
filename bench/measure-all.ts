import type { Contender } from './common/contender.ts';
import { say } from './common/progress.ts';
import { express } from './contenders/express.ts';
import { fakeSwrToken } from './contenders/fake-swr-token.ts';
import type { Flags } from './flags.ts';
import { journalCurve } from './growth/journal.ts';
import { operationsCurve } from './growth/operations.ts';
import { deepPage, tasksCurve } from './growth/tasks.ts';
import { worldsCurve } from './growth/worlds.ts';
import { bigStarts } from './measure/big-world.ts';
import { coldStarts } from './measure/cold.ts';
import { fixtures, forks } from './measure/in-process.ts';
import { connections } from './measure/load.ts';
import { anywhere } from './measure/pin.ts';
import { race } from './measure/rounds.ts';
import { extentOf } from './plan.ts';
import { describeMachine } from './report/machine.ts';
import type { Results } from './report/results.ts';

const present = (contenders: readonly Contender[]) => {
  const asked = contenders.map((contender) => ({ contender, reason: contender.fetch?.() }));
  return {
    racing: asked.filter(({ reason }) => reason === undefined).map(({ contender }) => contender),
    missing: asked.flatMap(({ contender: { label }, reason }) => (reason === undefined ? [] : [{ label, reason }])),
  };
};

/** Everything, one thing after the other, so that nothing disturbs anything else. */
export const measureAll = async (flags: Flags): Promise<Results> => {
  const { generator } = flags;
  const extent = extentOf(flags);
  const machine = describeMachine(`${generator}, ${connections} connections kept alive`);
  for (const [name, value] of machine) say(`${name}: ${value}`);
  const { racing, missing } = present(extent.contenders);
  for (const { label, reason } of missing) say(`${label} is missing: ${reason}`);

  const runs = await race(racing, { ...extent.race, generator }, ({ name, round, perSecond, p99 }) =>
    say(`round ${round + 1}: ${name} ${Math.round(perSecond)} requests/s, p99 ${p99.toFixed(1)} ms`),
  );
  const unpinned = await race(
    [express, fakeSwrToken],
    { ...extent.race, generator, cores: anywhere },
    ({ name, round, p99 }) => say(`not pinned, round ${round + 1}: ${name} p99 ${p99.toFixed(1)} ms`),
  );
  const starting = racing.filter(({ name }) => name !== 'fake-swr-signed');
  const starts = await coldStarts(starting, extent.starts, ({ name, round, startMs, residentMb }) =>
    say(`start ${round + 1}: ${name} ${Math.round(startMs)} ms, ${Math.round(residentMb)} MB`),
  );
  say('fixtures in process');
  const inProcess = await fixtures(extent.fixtures);
  say('1,000 forks of the large world');
  const forked = await forks(1000, extent.forks);
  say('starts with a million tasks');
  const big = await bigStarts(extent.bigStarts);
  const pace = { ...extent.growth, generator };
  say('a page deep in a million tasks');
  const deep = await deepPage(pace);
  say('growth: operations');
  const operations = await operationsCurve(pace);
  say('growth: tasks');
  const tasks = await tasksCurve(extent.tasks, pace);
  say('growth: worlds');
  const worlds = await worldsCurve(extent.worlds, pace);
  say('growth: journal');
  const journal = await journalCurve(extent.journal);
  return {
    machine,
    entrants: racing.map(({ name, label, version }) => ({ name, label, version: version() })),
    ...{ missing, runs, unpinned, starts, fixtures: inProcess, forks: forked, deepPage: deep, bigStarts: big },
    curves: [operations, tasks, worlds, journal],
  };
};
