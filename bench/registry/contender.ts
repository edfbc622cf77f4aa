import type { Command } from '../common/contender.ts';

/** Where in a registry the benchmark works, and what shows that it may. */
export interface Place {
  readonly url: string;
  readonly repository: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A registry that can be raced. */
export interface RegistryContender {
  readonly name: string;
  readonly label: string;
  readonly version: string;
  /** Gets what it needs; the reason, if it cannot be had on this machine. */
  readonly fetch?: () => string | undefined;
  /** `folder` is empty and there for it alone. */
  readonly command: (port: number, folder: string) => Command;
  /** What is asked to find out whether it is up. */
  readonly first: string;
  /** What a client shows with each request after it has logged in. */
  readonly login?: (url: string, repository: string) => Promise<Readonly<Record<string, string>>>;
}
