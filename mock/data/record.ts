import { crc32 } from 'node:zlib';

/** Something is missing, or is not what was written. */
export class RecordError extends Error {}

const sumOf = (text: string): string => crc32(text).toString(16).padStart(8, '0');

/** A value behind the checksum of its text: not everything that a disk gives back is checked by the store. */
export const sealed = (text: string): string => sumOf(text) + text;

/** The text of a sealed value; undefined if it is not what was sealed. */
export const unsealed = (value: string): string | undefined => {
  const text = value.slice(8);
  return value.slice(0, 8) === sumOf(text) ? text : undefined;
};

const digits = 16;

const padded = (position: number): string => String(position).padStart(digits, '0');

/** Keys sort as the positions do. */
export const keys = {
  /** How the data began, and by which version. */
  origin: 'origin',
  /** The snapshots that are whole, newest last. */
  snapshots: 'snapshots',
  /** The mark of a clean stop. */
  stop: 'stop',
  command: (position: number): string => `command:${padded(position)}`,
  snapshotText: (position: number, index: number): string => `snapshot:${padded(position)}:${padded(index)}`,
} as const;

/** The position that the key of a command names. */
export const positionIn = (key: string): number => Number(key.slice('command:'.length));
