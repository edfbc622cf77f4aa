import { expect, test } from 'vitest';
import { createGroupCommit, type GroupCommitParts, type Keep } from '../../mock/data/group-commit.ts';
import type { Accepted } from '../../mock/log/log.ts';

const command = (commandId: string) => ({ kind: 'k', input: {}, commandId });

/** A disk whose writes end when the test says so. */
const slowDisk = () => {
  const groups: (readonly Accepted[])[] = [];
  const ends: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  const keep: Keep = (entries) => {
    groups.push(entries);
    return new Promise((resolve, reject) => ends.push({ resolve, reject }));
  };
  /** Lets everything that waits for a promise go on. */
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (error?: Error) => {
    const { resolve, reject } = ends.shift() ?? {};
    if (error === undefined) resolve?.();
    else reject?.(error);
    await settled();
  };
  const ids = () => groups.map((entries) => entries.map(({ command: { commandId } }) => commandId));
  return { keep, end, settled, groups, ids };
};

const start = (parts: Partial<GroupCommitParts> & Pick<GroupCommitParts, 'keep'>) => {
  const told: string[] = [];
  const commits = createGroupCommit({
    ...{ clock: { now: () => 1000 }, last: { position: 0, atMs: Number.NEGATIVE_INFINITY } },
    onKept: (position) => told.push(`kept ${position}`),
    onBug: ({ message }) => told.push(`bug ${message}`),
    ...parts,
  });
  const append = (id: string, accepted: (entry: Accepted) => void = () => {}) =>
    commits.append(
      command(id),
      (entry) => {
        told.push(`${id} at ${entry.position}`);
        accepted(entry);
      },
      ({ message }) => told.push(`${id} refused: ${message}`),
    );
  return { ...commits, append, told };
};

test('nothing is accepted before it is kept; what comes meanwhile is kept together, in order', async () => {
  const disk = slowDisk();
  const { append, told, waiting, position } = start(disk);
  append('a');
  append('b');
  await disk.settled();
  for (const id of ['c', 'd', 'e']) append(id);
  await disk.settled();
  expect([disk.ids(), told, waiting()]).toEqual([[['a', 'b']], [], 5]);
  await disk.end();
  expect([disk.ids(), waiting()]).toEqual([
    [
      ['a', 'b'],
      ['c', 'd', 'e'],
    ],
    3,
  ]);
  expect(told).toEqual(['a at 1', 'b at 2', 'kept 2']);
  await disk.end();
  expect(told.slice(3)).toEqual(['c at 3', 'd at 4', 'e at 5', 'kept 5']);
  expect([waiting(), position()]).toEqual([0, 5]);
});

test('positions and times go on from those of the process before', async () => {
  const disk = slowDisk();
  const { append, nowMs } = start({ keep: disk.keep, last: { position: 41, atMs: 2000 } });
  expect(nowMs()).toBe(2000);
  append('a');
  await disk.settled();
  expect(disk.groups[0]).toEqual([{ position: 42, atMs: 2000, command: command('a') }]);
});

test('a clock that is set back does not make times go back', async () => {
  const disk = slowDisk();
  let now = 5000;
  const { append } = start({ keep: disk.keep, clock: { now: () => now } });
  append('a');
  now = 3000;
  append('b');
  now = 6000;
  append('c');
  await disk.settled();
  expect(disk.groups[0]?.map(({ atMs }) => atMs)).toEqual([5000, 5000, 6000]);
});

test('a group that cannot be kept is refused as a whole, and its positions are given to the next', async () => {
  const disk = slowDisk();
  const { append, told, waiting } = start(disk);
  append('a');
  append('b');
  await disk.settled();
  append('c');
  await disk.end(new Error('full'));
  expect(told).toEqual(['a refused: full', 'b refused: full']);
  await disk.end();
  expect(told.slice(2)).toEqual(['c at 1', 'kept 1']);
  expect(waiting()).toBe(0);
});

test('where one that was accepted throws, those behind it are accepted all the same', async () => {
  const disk = slowDisk();
  const { append, told } = start(disk);
  append('a', () => {
    throw new Error('odd');
  });
  append('b');
  await disk.settled();
  await disk.end();
  expect(told).toEqual(['a at 1', 'bug odd', 'b at 2', 'kept 2']);
});

test('one that leads to another has it in a later group', async () => {
  const disk = slowDisk();
  const { append, told } = start(disk);
  append('a', () => append('after a'));
  append('b');
  await disk.settled();
  await disk.end();
  await disk.end();
  expect(disk.ids()).toEqual([['a', 'b'], ['after a']]);
  expect(told).toEqual(['a at 1', 'b at 2', 'kept 2', 'after a at 3', 'kept 3']);
});

test('it is idle once nothing waits, refused or not', async () => {
  const disk = slowDisk();
  const { append, idle, told } = start(disk);
  await idle();
  append('a');
  const waited = idle().then(() => told.push('idle'));
  await disk.settled();
  expect(told).toEqual([]);
  await disk.end(new Error('full'));
  await waited;
  expect(told).toEqual(['a refused: full', 'idle']);
});

test('a large group is answered in several turns, between which others get theirs', async () => {
  const disk = slowDisk();
  const { append, told, idle } = start(disk);
  for (let number = 1; number <= 30; number += 1) append(`${number}`);
  await disk.settled();
  await disk.end();
  const answeredAtFirst = told.length;
  await idle();
  expect(answeredAtFirst).toBeGreaterThan(0);
  expect(answeredAtFirst).toBeLessThan(30);
  expect(told).toEqual([...Array.from({ length: 30 }, (_, at) => `${at + 1} at ${at + 1}`), 'kept 30']);
});
