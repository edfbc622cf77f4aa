import { asError } from '../mock/errors/thrown.ts';
import type { EmbeddedFakeSwr } from '../mock/index.ts';
import { scenarioNames } from '../mock/seed/scenarios/names.ts';
import { armFaults } from './fault-file.ts';
import { readProfile } from './profile-file.ts';
import { namedProfiles } from './profiles.ts';
import type { LogTell } from './serve-log.ts';
import type { ServeOptions } from './serve-options.ts';
import { textOf, watchFiles } from './watch-files.ts';

type Part = 'seed' | 'profile' | 'fault';

const parts: readonly Part[] = ['seed', 'profile', 'fault'];

const names: Readonly<Record<Part, readonly string[]>> = {
  seed: scenarioNames,
  profile: Object.keys(namedProfiles),
  fault: [],
};

/** The file that a part comes from, if it comes from one. */
const fileOf = (part: Part, options: ServeOptions): string | undefined =>
  names[part].includes(options[part] ?? '') ? undefined : options[part];

const filesOf = (options: ServeOptions): readonly string[] =>
  [options.config, ...parts.map((part) => fileOf(part, options))].filter((path) => path !== undefined);

/** Throws a TypeError where there is nothing that can be watched. */
export const checkWatch = (options: ServeOptions): void => {
  const { watch, data, redis } = options;
  if (!watch) return;
  const log = (data !== undefined && '--data') || (redis !== undefined && '--redis');
  if (log)
    throw new TypeError(`--watch cannot be used with ${log}, which keeps the seed and the profile it began with`);
  if (filesOf(options).length > 0) return;
  throw new TypeError('--watch has no file to watch: give --seed, --profile, --fault or --config');
};

interface Seen {
  readonly options: ServeOptions;
  readonly texts: Readonly<Record<string, string | undefined>>;
}

/** What the files say now. */
export const seenIn = (options: ServeOptions): Seen => ({
  options,
  texts: Object.fromEntries(filesOf(options).map((path) => [path, textOf(path)])),
});

export interface WatchParts {
  readonly swr: EmbeddedFakeSwr;
  readonly tell: LogTell;
  /** What was in the files before they were read at the start. */
  readonly before: Seen;
  /** The faults of the file that are armed. */
  readonly armed: readonly number[];
  /** The options as flags, environment and configuration file give them now. */
  readonly reread: () => Promise<ServeOptions>;
}

const isOther = (part: Part, before: Seen, now: Seen): boolean => {
  const [was, is] = [before.options[part], now.options[part]];
  return was !== is || (is !== undefined && before.texts[is] !== now.texts[is]);
};

const isPart = (name: string): boolean => parts.some((part) => part === name);

/** What else the configuration file says otherwise, which only a start can heed. */
const needingStart = (before: ServeOptions, now: ServeOptions): readonly string[] => {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(now))];
  return [...new Set([...was.keys(), ...is.keys()])].filter(
    (name) => !isPart(name) && JSON.stringify(was.get(name)) !== JSON.stringify(is.get(name)),
  );
};

const none: ReadonlyMap<number, string> = new Map();

/** What those faults do, as far as they are armed. */
const definitionsOf = async (swr: EmbeddedFakeSwr, ids: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  const faults = ids.length === 0 ? [] : await swr.faults.list();
  const wanted = faults.filter(({ id }) => ids.includes(id));
  return new Map(wanted.map(({ id, match, when, do: effect }) => [id, JSON.stringify([match, when, effect])]));
};

/** Keeps the first world as its files say. What is wrong in one is told, and that part of the world stays as it was. */
export const watchWorld = async (given: WatchParts): Promise<{ readonly close: () => void }> => {
  const { swr, tell, before, reread } = given;
  let seen = before;
  let armed = await definitionsOf(swr, given.armed);

  const failed = (error: unknown): void => tell('error', `not reloaded: ${asError(error).message}`);

  const reloads: Readonly<Record<Part, (path: string | undefined) => Promise<void>>> = {
    seed: (path = 'demo') => swr.reload({ seed: path }),
    profile: async (path) => swr.reload({ profile: path === undefined ? {} : await readProfile(path) }),
    fault: async (path) => {
      const old = armed;
      armed = path === undefined ? none : await definitionsOf(swr, await armFaults(swr, path));
      // After a reset, one that somebody else armed may have the number of one that is gone.
      for (const [id, text] of await definitionsOf(swr, [...old.keys()])) {
        if (old.get(id) === text) await swr.faults.disarm(id);
      }
    },
  };

  const optionsNow = async (): Promise<ServeOptions> => {
    const { config } = seen.options;
    if (config === undefined || textOf(config) === seen.texts[config]) return seen.options;
    try {
      return await reread();
    } catch (error) {
      failed(error);
      return seen.options;
    }
  };

  const changed = async (): Promise<void> => {
    const was = seen;
    const now = seenIn(await optionsNow());
    seen = now;
    const done: string[] = [];
    for (const part of parts.filter((one) => isOther(one, was, now))) {
      const path = now.options[part];
      await reloads[part](path).then(() => done.push(`${part} ${path ?? '(none)'}`), failed);
    }
    if (done.length > 0) tell('info', `reloaded ${done.join(', ')}`);
    const later = needingStart(was.options, now.options);
    if (later.length > 0) tell('info', `heeded at the next start only: ${later.join(', ')}`);
    if (was.options !== now.options) files.only(filesOf(now.options));
  };

  const files = watchFiles(() => changed().catch(failed));
  files.only(filesOf(before.options));
  return files;
};
