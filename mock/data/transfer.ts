import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { createAnswered } from './answered.ts';
import { checkUsed } from './check.ts';
import { commandText } from './commands.ts';
import { DataError } from './error.ts';
import { makeFolder, placesIn, reasonOf, stateOfFolder } from './folder.ts';
import { answeredIn, readStore } from './open.ts';
import type { Origin } from './origin.ts';
import { keys } from './record.ts';
import { dataFormat } from './rules.ts';
import type { Snapshot } from './snapshot.ts';
import { openStore, type Write } from './store.ts';

/** The first line of a file of data; the texts of the snapshot and the commands follow, a line each, and a checksum. */
interface Header {
  readonly fake_swr_data: number;
  readonly note: string;
  readonly origin: Origin;
  readonly snapshot?: Snapshot;
  readonly commands: number;
  readonly position: number;
}

const counted = (commands: number): string => (commands === 1 ? '1 command' : `${commands} commands`);

const note = 'Holds secrets: passwords, access keys, tokens and private keys. Without the bytes of images.';

const sumOf = (lines: readonly string[]): string => createHash('sha256').update(lines.join('\n')).digest('hex');

/** Writes all of a folder but the bytes of images into a new file. Gives what it did, in sentences. */
export const exportData = async (folder: string, path: string): Promise<readonly string[]> => {
  const places = placesIn(folder);
  await checkUsed(places);
  const {
    store,
    origin,
    snapshot,
    texts = [],
    held,
    last,
  } = await readStore(places, await openStore(places), answeredIn(places));
  await store.close();
  const { position } = last;
  const header: Header = {
    fake_swr_data: dataFormat,
    note,
    origin,
    ...(snapshot && { snapshot }),
    commands: held.length,
    position,
  };
  const lines = [JSON.stringify(header), ...texts.map((text) => JSON.stringify(text)), ...held.map(commandText)];
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(`${[...lines, JSON.stringify({ sha256: sumOf(lines) })].join('\n')}\n`);
    await file.sync();
    await file.close();
  } catch (error) {
    throw new DataError(`${path} cannot be written: ${reasonOf(error)}`);
  }
  return [`wrote what ${counted(position)} made to ${path}`, note];
};

const linesOf = async (path: string): Promise<readonly string[]> => {
  const text = await readFile(path, 'utf8').catch((error) => {
    throw new DataError(`${path} cannot be read: ${reasonOf(error)}`);
  });
  const all = text.trimEnd().split('\n');
  const end = all.pop() ?? '';
  if (!text.startsWith('{"fake_swr_data":') || end !== JSON.stringify({ sha256: sumOf(all) }))
    throw new DataError(`${path} is not a whole file of fake-swr data export: its checksum is wrong`);
  return all;
};

const writesOf = ({ origin, snapshot, commands, position }: Header, lines: readonly string[]): readonly Write[] => {
  const texts = lines.slice(0, snapshot?.texts ?? 0).map((line): string => JSON.parse(line));
  const held = lines.slice(texts.length);
  return [
    { key: keys.origin, value: JSON.stringify(origin) },
    ...texts.map((value, index) => ({ key: keys.snapshotText(snapshot?.position ?? 0, index), value })),
    { key: keys.snapshots, value: JSON.stringify(snapshot === undefined ? [] : [snapshot]) },
    ...held.map((value, index) => ({ key: keys.command(position - commands + index + 1), value })),
    { key: keys.stop, value: JSON.stringify({ position, version: origin.version }) },
  ];
};

/** Makes a folder of what a file holds. Gives what it did, in sentences. */
export const importData = async (path: string, folder: string): Promise<readonly string[]> => {
  const [first = '', ...lines] = await linesOf(path);
  const header: Header = JSON.parse(first);
  if (header.fake_swr_data > dataFormat)
    throw new DataError(`${path} is of a newer fake-swr (form ${header.fake_swr_data}, this one knows ${dataFormat})`);
  const places = placesIn(folder);
  if ((await stateOfFolder(places)) !== 'fresh')
    throw new DataError(`${folder} has data already; choose an empty folder, or \`fake-swr data wipe ${folder}\``);
  await makeFolder(places);
  createAnswered(places.answered);
  const store = await openStore(places, { createIfMissing: true });
  try {
    await store.write(writesOf(header, lines), { sync: true });
  } catch (error) {
    throw new DataError(`${folder} cannot be written: ${reasonOf(error)}`);
  } finally {
    await store.close();
  }
  createAnswered(places.answered, header.position);
  return [
    `${folder} has what ${counted(header.position)} made, from ${path}; the bytes of images are not in such a file`,
  ];
};
