import type { Room } from './room.ts';

const family = '<family>';

const escaped = (text: string): string => text.replace(/[.+()[\]{}^$|]/g, '\\$&');

const isFile = (name: string): boolean => /\.[a-z]+$/.test(name);

const parentOf = (folder: string): string => folder.slice(0, folder.lastIndexOf('/'));

/** Names of the rooms beside a `<family>`, which are not families. */
const namedBeside = (folder: string, rooms: readonly Room[]): readonly string[] => {
  const beside = rooms.filter((room) => parentOf(room.folder) === parentOf(folder) && !room.folder.endsWith(family));
  return beside.map((room) => room.folder.slice(parentOf(folder).length + 1));
};

const folderPattern = (folder: string, rooms: readonly Room[]): string => {
  if (!folder.endsWith(family)) return escaped(folder);
  const named = namedBeside(folder, rooms).join('|');
  return `${escaped(parentOf(folder))}/(?!(?:${named})/)([^/]+)`;
};

/** The files of a folder, or one file, as a regular expression. The first group is the name of the family. */
export const filesOf = (name: string, rooms: readonly Room[]): string => {
  if (isFile(name)) return `^${escaped(name)}$`;
  if (name.endsWith('/**')) return `^${escaped(name.slice(0, -3))}/`;
  return `^${folderPattern(name, rooms)}/[^/]+$`;
};

/** The files of a room as a regular expression: those it lists, or those of its folder that no other room lists. */
export const roomPattern = (room: Room, rooms: readonly Room[]): string => {
  const { folder, files } = room;
  if (files !== undefined) return `^${folderPattern(folder, rooms)}/(?:${files.map(escaped).join('|')})$`;
  const elsewhere = rooms.filter((other) => other.folder === folder).flatMap((other) => other.files ?? []);
  if (elsewhere.length === 0) return filesOf(folder, rooms);
  return `^${folderPattern(folder, rooms)}/(?!(?:${elsewhere.map(escaped).join('|')})$)[^/]+$`;
};

/** The room's own files, as seen from one of them: of a `<family>` only the same one. */
export const ownPattern = ({ folder }: Room, rooms: readonly Room[]): string =>
  folder.endsWith(family) ? `^${escaped(parentOf(folder))}/$1/[^/]+$` : filesOf(folder, rooms);

/** A package as dependency-cruiser names it: where it found it, or as it is imported. */
export const packagePattern = (name: string): string =>
  name.startsWith('node:')
    ? `^(?:node:)?${escaped(name.slice('node:'.length))}$`
    : `(?:^|node_modules/(?:@types/)?)${escaped(name)}(?:/|$)`;
