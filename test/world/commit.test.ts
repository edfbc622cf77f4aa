import { describe, expect, test } from 'vitest';
import type { Accepted, Log } from '../../mock/log/log.ts';
import { createMemoryLog } from '../../mock/log/memory.ts';
import { entryOf } from '../../mock/seed/fork.ts';
import { materialize } from '../../mock/seed/materialize.ts';
import { createAdvance } from '../../mock/world/advance.ts';
import { type Apply, createCommit } from '../../mock/world/commit.ts';
import { createOpenWorld } from '../../mock/world/events.ts';
import { manualClock } from '../../mock/world/kernel/clock.ts';
import type { DueSource } from '../../mock/world/kernel/due.ts';
import type { Outcome } from '../../mock/world/kernel/outcome.ts';
import { createProfile } from '../../mock/world/kernel/profile.ts';
import { createState } from '../../mock/world/state.ts';
import type { Tables } from '../../mock/world/tables.ts';

const startOfTime = '2026-03-01T12:00:00Z';
const startMs = Date.parse(startOfTime);
/** The account's first user is always `demo`. */
const users = [{ name: 'second' }];

const failing = (error: unknown): void => {
  throw error;
};

/** A bell that rings at the given times, and remembers when it did. */
const bellAt = (times: readonly number[]) => {
  const rung: number[] = [];
  const source: DueSource<Tables> = {
    version: () => rung.length,
    nextMs: () => times[rung.length],
    happen: ({ nowMs }) => rung.push(nowMs),
  };
  return { rung, source };
};

/** A state of one world, whose clock runs twice as fast as the machine's. */
const begin = ({ bell = [] as readonly number[], kinds = {} as Readonly<Record<string, Apply>> } = {}) => {
  const clock = manualClock(startOfTime);
  const world = { name: 'one', profile: createProfile(), atMs: startMs };
  const twice = { scale: 2, baseMs: startMs, worldMs: startMs };
  const entry = entryOf(materialize({ instances: [], users }), { ...world, clock: twice });
  const state = createState();
  state.enter(entry);
  const { rung, source } = bellAt(bell.map((ms) => startMs + ms));
  const open = createOpenWorld([]);
  const advance = createAdvance([source], open);
  const accepted: Accepted[] = [];
  const memory = createMemoryLog(clock);
  const append: Log['append'] = (command, done, refused) => {
    const remembered = (each: Accepted): void => {
      accepted.push(each);
      done(each);
    };
    memory.append(command, remembered, refused);
  };
  const parts = { state, log: { ...memory, append }, kinds: (kind: string) => kinds[kind], open, advance };
  const { commit, read } = createCommit(parts);
  return {
    ...{ clock, entry, state, accepted, read },
    projectId: entry.tenant.project_id,
    rungMs: () => rung.map((ms) => ms - startMs),
    /** Commits, and gives back what came of it. */
    outcome: (command: { readonly kind: string; readonly project_id?: string; readonly user?: string }) => {
      const outcomes: Outcome<unknown>[] = [];
      commit({ input: 'the input', commandId: 'c1', ...command }, (each) => outcomes.push(each));
      expect(outcomes).toHaveLength(1);
      return outcomes[0];
    },
  };
};

describe('a command', () => {
  const note: Apply = (input, { world, atMs }) => [input, world.caller.name, world.nowMs - startMs, atMs - startMs];

  test("is applied to its project's world, at that world's own moment and by its user", () => {
    const { clock, outcome, projectId } = begin({ kinds: { note } });
    clock.advance(1000);
    const command = { kind: 'note', project_id: projectId };
    expect(outcome({ ...command, user: 'second' })).toEqual({ value: ['the input', 'second', 2000, 1000] });
    expect(outcome(command)).toEqual({ value: ['the input', 'demo', 2000, 1000] });
  });

  test('finds that all has happened that was due by then, and can let more happen', () => {
    const ring: Apply = (_input, { advance, world }) => advance(world.nowMs + 1000);
    const { clock, outcome, projectId, rungMs, entry } = begin({
      bell: [500, 2000, 2001, 3000, 3001],
      kinds: { ring },
    });
    clock.advance(1000);
    outcome({ kind: 'none', project_id: projectId });
    expect(rungMs()).toEqual([500, 2000]);
    outcome({ kind: 'ring', project_id: projectId });
    expect([rungMs(), entry.advancedMs - startMs]).toEqual([[500, 2000, 2001, 3000], 3000]);
  });

  test('of no project is for the whole state, and one of a project that is not there is refused', () => {
    const whole: Apply = (_input, applying) => ({ ...applying });
    const { outcome, state } = begin({ kinds: { whole } });
    expect(outcome({ kind: 'whole' })).toEqual({ value: { state, atMs: startMs } });
    expect(outcome({ kind: 'whole', project_id: 'nobody' })).toMatchObject({ error: { status: 403 } });
  });

  test('tells what its kind threw, and that a kind is not known', () => {
    const refused = new Error('no such row');
    const refuse: Apply = () => {
      throw refused;
    };
    const { outcome, projectId } = begin({ kinds: { refuse } });
    expect(outcome({ kind: 'refuse', project_id: projectId })).toEqual({ error: refused });
    expect(outcome({ kind: 'paint' })).toEqual({ error: new Error('paint is not a kind of command') });
  });
});

describe('a read', () => {
  const look = ({ read, entry }: ReturnType<typeof begin>) => {
    const seen: [string, number][] = [];
    const reading = { entry, commandId: 'r1', caller: entry.users[1] };
    read(reading, ({ caller, nowMs }) => seen.push([caller.name, nowMs - startMs]), failing);
    return seen;
  };

  test('is no command as long as nothing is due', () => {
    const fake = begin({ bell: [2001] });
    fake.clock.advance(1000);
    expect(look(fake)).toEqual([['second', 2000]]);
    expect([fake.accepted, fake.rungMs(), fake.entry.advancedMs]).toEqual([[], [], startMs]);
  });

  test('lets happen by a command what is due by its moment, and sees it', () => {
    const fake = begin({ bell: [500, 2000, 2001] });
    fake.clock.advance(1000);
    expect(look(fake)).toEqual([['second', 2000]]);
    expect(fake.rungMs()).toEqual([500, 2000]);
    const command = { kind: 'tick', project_id: fake.projectId, input: undefined, commandId: 'r1' };
    expect(fake.accepted).toEqual([{ position: 1, atMs: startMs + 1000, command }]);
    look(fake);
    expect(fake.accepted).toHaveLength(1);
  });

  test('sees as well what is due at its very moment', () => {
    const fake = begin({ bell: [2000] });
    fake.clock.advance(1000);
    look(fake);
    expect([fake.rungMs(), fake.accepted.length]).toEqual([[2000], 1]);
  });

  test('by nobody in particular is by the first user of the account', () => {
    const { read, entry } = begin();
    const names: string[] = [];
    read({ entry, commandId: 'r1' }, ({ caller }) => names.push(caller.name), failing);
    expect(names).toEqual(['demo']);
  });
});
