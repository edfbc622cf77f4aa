import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** A server that can be raced: how it is started and what it is asked. */
export interface Contender {
  readonly name: string;
  readonly label: string;
  /** Name and version of what runs. */
  readonly version: () => string;
  /** Gets what the contender needs; the reason, if it cannot be had on this machine. */
  readonly fetch?: () => string | undefined;
  readonly command: (port: number) => Command;
  /** What is asked to find out whether it is up. */
  readonly first: string;
  /** Makes the page of ten tasks, if it is not there from the start; resolves to its target. */
  readonly ready?: (url: string) => Promise<string>;
  readonly headers: (target: string) => Readonly<Record<string, string>>;
}

/** A path beside this file, whatever the current directory. */
export const here = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export const versionOf = (directory: string): string => {
  const { version } = JSON.parse(readFileSync(here(`${directory}/package.json`), 'utf8')) as { version: string };
  return version;
};
