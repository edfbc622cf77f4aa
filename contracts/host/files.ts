import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CouldNotRun } from './host.ts';

/** The text of a file that was named on the command line. */
export const readText = (path: string, what: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CouldNotRun(`${what} ${path}: ${code === 'ENOENT' ? 'there is no such file' : message}`);
  }
};

export const readTextIfAny = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CouldNotRun(`${path}: ${(error as Error).message}`);
  }
};

export const writeText = (path: string, text: string, what: string): void => {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new CouldNotRun(`${what} ${path} cannot be written: ${(error as Error).message}`);
  }
};
