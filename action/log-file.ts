import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const mostBytes = 1_000_000;

/** The last lines of a log, of at most its last megabyte; '' if there is no such file. */
export const tailOf = (path: string, mostLines: number): string => {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const bytes = Buffer.alloc(Math.min(size, mostBytes));
      readSync(file, bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString().trimEnd().split('\n').slice(-mostLines).join('\n');
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
};
