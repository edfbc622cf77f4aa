import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkData } from '../../../mock/data/check.ts';
import { DataDamage } from '../../../mock/data/error.ts';
import { type Opened, openData } from '../../../mock/data/open.ts';
import { repairData } from '../../../mock/data/repair.ts';
import type { Accepted } from '../../../mock/log/log.ts';
import { pathInMemory, type Small, textsAt } from './small.ts';

/** One way to spoil a file: all from a byte on is gone, or a bit of it is another. */
export interface Spoilt {
  readonly file: string;
  readonly at: number;
  readonly how: 'cut' | 'flip';
}

/** LevelDB's own notes and its lock hold nothing that is read again. */
const isRead = (file: string): boolean => !/LOG(\.old)?$|LOCK$/.test(file);

/** Every byte of every file that a start reads, in both ways. */
export const everySpoilt = ({ folder }: Small): readonly Spoilt[] =>
  ['answered', ...readdirSync(join(folder, 'store')).map((name) => join('store', name))]
    .filter(isRead)
    .flatMap((file) =>
      Array.from({ length: statSync(join(folder, file)).size }, (_, at) => at).flatMap((at) => [
        { file, at, how: 'cut' as const },
        { file, at, how: 'flip' as const },
      ]),
    );

const spoil = (folder: string, { file, at, how }: Spoilt): void => {
  const path = join(folder, file);
  if (how === 'cut') truncateSync(path, at);
  else {
    const bytes = readFileSync(path);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
    writeFileSync(path, bytes);
  }
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether a folder gives the first so many of the commands, as they were, from a snapshot or one by one. */
const problemOf = ({ snapshot, texts, held, last }: Opened, accepted: readonly Accepted[]): string | undefined => {
  const from = snapshot?.position ?? 0;
  if (snapshot !== undefined && !isSame(texts, textsAt(from))) return `another snapshot: ${texts}`;
  if (!isSame(held, accepted.slice(from, last.position))) return `other commands: ${JSON.stringify(held)}`;
  return undefined;
};

const opening = async (folder: string): Promise<Opened | Error> => {
  try {
    const opened = await openData(folder, {});
    await opened.store.close();
    return opened;
  } catch (error) {
    return error as Error;
  }
};

/** What is wrong with a start after a repair: it must give the commands before the damage, or nothing at all. */
const repaired = async (folder: string, accepted: readonly Accepted[]): Promise<string | undefined> => {
  const said = await repairData(folder).catch((error: Error) => error);
  if (said instanceof Error)
    return /nothing of it can be kept/.test(said.message) ? undefined : `repair: ${said.message}`;
  const opened = await opening(folder);
  if (opened instanceof Error) return `after repair: ${opened.message}`;
  const { isWhole } = await checkData(folder);
  return isWhole ? problemOf(opened, accepted) : 'after repair: not whole';
};

/** What is wrong with how a folder that was spoilt is started, checked and repaired; undefined where all is right. */
export const wrongWith = async (small: Small, spoilt: Spoilt): Promise<string | undefined> => {
  const folder = pathInMemory();
  try {
    cpSync(small.folder, folder, { recursive: true });
    spoil(folder, spoilt);
    const opened = await opening(folder);
    if (!(opened instanceof Error)) {
      const { length } = small.accepted;
      if (opened.last.position !== length) return `started with ${opened.last.position} of ${length} in silence`;
      return problemOf(opened, small.accepted);
    }
    if (!(opened instanceof DataDamage)) return `not told as damage: ${opened.message}`;
    if ((await checkData(folder)).isWhole) return `check found nothing: ${opened.message}`;
    return await repaired(folder, small.accepted);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
