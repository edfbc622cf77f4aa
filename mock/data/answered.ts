import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { sealed, unsealed } from './record.ts';

/**
 * The position up to which commands have been answered. LevelDB drops what it cannot read and says nothing of it: a log
 * that ends before this position has lost something. Two places are written in turn, so that one is whole whenever the
 * process ends; the file is not synced, for it only has to outlive the process.
 */
export interface Answered {
  readonly write: (position: number) => void;
  readonly close: () => void;
}

/** A sealed position fills its place to the last byte. */
const placeBytes = 32;

const placeOf = (position: number): string => `${sealed(String(position).padStart(placeBytes - 9, '0'))}\n`;

const positionAt = (bytes: string, place: number): number | undefined => {
  const text = unsealed(bytes.slice(place * placeBytes, (place + 1) * placeBytes - 1));
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
};

/** Makes the file, in place of one that is there; afterwards the folder is one of data. */
export const createAnswered = (path: string, position = 0): void => {
  const fresh = `${path}.new`;
  writeFileSync(fresh, placeOf(position).repeat(2), { mode: 0o600 });
  const handle = openSync(fresh, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(fresh, path);
};

/** The highest position that the file is sure of; undefined where it is sure of none. */
export const readAnswered = (path: string): number | undefined => {
  const bytes = readFileSync(path, 'latin1');
  const positions = [positionAt(bytes, 0), positionAt(bytes, 1)].filter((position) => position !== undefined);
  return positions.length === 0 ? undefined : Math.max(...positions);
};

export const openAnswered = (path: string): Answered => {
  const handle = openSync(path, 'r+');
  let place = 0;
  return {
    write: (position) => {
      writeSync(handle, placeOf(position), place * placeBytes, 'latin1');
      place = 1 - place;
    },
    close: () => closeSync(handle),
  };
};
