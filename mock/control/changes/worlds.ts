import { entryOf, forkOf, type Template, tablesFor } from '../../seed/fork.ts';
import { type PreparedSeed, templateOf } from '../../seed/template.ts';
import type { ControlInput } from '../../spec/control-types.ts';
import { snapshotChecks } from '../../world/checks.ts';
import type { Applying } from '../../world/commit.ts';
import type { WritableEntry } from '../../world/entry.ts';
import { type ClockRow, machineTime, worldTime } from '../../world/kernel/clock.ts';
import type { Limits } from '../../world/kernel/limits.ts';
import { createProfile, extendProfile } from '../../world/kernel/profile.ts';
import { restore, SnapshotError } from '../../world/kernel/snapshot.ts';
import { forkTables } from '../../world/kernel/table-group.ts';
import { createTables, type Tables } from '../../world/tables.ts';
import { type Change, ControlError } from '../handler.ts';
import { shownWorld } from '../shown.ts';

/** The first world: a log's first command. */
export interface Begin {
  readonly seed: PreparedSeed;
  /** What differs from the defaults. */
  readonly profile: Readonly<Record<string, string>>;
  readonly limits: Limits;
}

export const beginKind = 'begin';

export const begin = ({ seed, profile, limits }: Begin, { state, atMs }: Applying): void =>
  state.enter(entryOf(templateOf(seed), { name: 'demo', profile: createProfile(profile), limits, atMs }));

const beginningOf = (entry: WritableEntry): Template => ({ ...entry, tables: entry.beginning });

/** A fork of a world goes on from the time that its parent has. */
const clockFrom = ({ clock }: WritableEntry, atMs: number): ClockRow => ({
  scale: clock.scale,
  baseMs: atMs,
  worldMs: worldTime(clock, atMs),
});

export const createWorld: Change<'createWorld'> = ({ body }, { state, atMs, entry: parent }) => {
  const home = state.home();
  const { seed, from, name, profile } = body;
  const [origin, like] = from === undefined ? [beginningOf(home), home] : [parent, parent];
  const template = seed === undefined ? origin : templateOf(seed as PreparedSeed);
  const number = state.numbers.reserve();
  const entry = forkOf(template, number, {
    name: name ?? `world ${number}`,
    profile: profile === undefined ? like.profile : extendProfile(like.profile, profile),
    limits: like.limits,
    atMs,
    clock: from === undefined ? machineTime : clockFrom(parent, atMs),
  });
  state.enter(entry);
  return shownWorld(entry);
};

export const deleteWorld: Change<'deleteWorld'> = ({ path }, { state }) => {
  if (path.project_id === state.home().tenant.project_id) {
    throw new ControlError(409, 'the demo world cannot be deleted; reset it instead');
  }
  state.leave(path.project_id);
};

/** Nothing before the world's time is due any more. */
const beginAnew = (entry: WritableEntry, tables: Tables, atMs: number): void => {
  entry.tables = tables;
  entry.advancedMs = worldTime(entry.clock, atMs);
};

export const reset: Change<'reset'> = ({ body }, { state, atMs }) => {
  const projects =
    body.project_id === undefined ? state.all().map(({ tenant }) => tenant.project_id) : [body.project_id];
  for (const projectId of projects) {
    const entry = state.writable(projectId);
    if (entry === undefined) continue;
    entry.clock = machineTime;
    entry.faults = [];
    entry.lastFaultId = 0;
    beginAnew(entry, forkTables(entry.beginning), atMs);
  }
  return { worlds: projects.length };
};

/** The seed's data under the world's own project; whatever credentials the seed names are left aside. */
export const loadSeed: Change<'loadSeed'> = ({ body }, { entry, atMs }) =>
  beginAnew(entry, tablesFor(entry, templateOf(body.seed as PreparedSeed)), atMs);

/** What it answers beside follows from this process and not from the command: which bytes are there. */
export const restoreSnapshot = ({ body }: ControlInput<'restoreSnapshot'>, { entry, atMs }: Applying): void => {
  const { project_id } = entry.tenant;
  try {
    const tables = restore(createTables(), body, snapshotChecks);
    if (tables.instances.size > 0 && tables.instances.under(project_id).length === 0) {
      throw new ControlError(409, `the snapshot is of another project than ${project_id}`);
    }
    beginAnew(entry, tables, atMs);
  } catch (error) {
    if (error instanceof SnapshotError) throw new ControlError(400, error.message);
    throw error;
  }
};

/** What the first world has from now on; what is left out stays. */
export interface Reload {
  readonly seed?: PreparedSeed;
  /** What differs from the defaults. */
  readonly profile?: Readonly<Record<string, string>>;
}

export const reloadKind = 'reload';

/** As if the world had begun so, but for its project, its credentials, its clock and its faults. */
export const reload = ({ seed, profile }: Reload, { entry, atMs }: Applying): void => {
  const beginning = seed === undefined ? undefined : tablesFor(entry, templateOf(seed));
  if (profile !== undefined) entry.profile = createProfile(profile);
  if (beginning === undefined) return;
  entry.beginning = beginning;
  beginAnew(entry, forkTables(beginning), atMs);
};
