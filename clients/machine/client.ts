import type { Command, Tool } from './program.ts';

/** Where a client runs: the fake's address and a home of its own, since the SDKs leave a file there. */
export interface Place {
  readonly url: string;
  readonly home: string;
}

/** A program that talks to the fake, and how to get it ready. */
export interface Client {
  readonly name: string;
  /** Its folder under clients/, in which everything below is run and looked up. */
  readonly folder: string;
  readonly language: string;
  /** The first is the language, whose version is reported. */
  readonly tools: readonly [Tool, ...Tool[]];
  /** What of others it runs, and which version. */
  readonly of: { readonly name: string; readonly version: string };
  /** Files and folders that `prepare` reads. */
  readonly sources: readonly string[];
  /** The folder that `prepare` fills. */
  readonly built: string;
  readonly prepare: readonly Command[];
  /** It takes minutes to build, so it runs only when it is named, or all are asked for. */
  readonly slow?: true;
  /** It is skipped, whatever is required, where it cannot be had or started. */
  readonly optional?: true;
  /** It does not count its requests: the fake's count is shown. */
  readonly countsNothing?: true;
  readonly run: (place: Place) => Command;
  readonly environment: (place: Place) => Readonly<Record<string, string>>;
}
