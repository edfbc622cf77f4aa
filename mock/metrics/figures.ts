import type { Durations } from './durations.ts';
import type { Requests } from './requests.ts';

/** How far the log is. What a kind of log does not know it leaves out. */
export interface LogFigures {
  /** Of the last command that was applied. */
  readonly position: number;
  /** Commands of this process that wait to be accepted. */
  readonly pending?: number;
  /** Commands that were accepted and are still to be applied here. */
  readonly behind?: number;
  /** How long it took each time until what was written was safe. */
  readonly syncs?: Durations;
}

/** What can be measured of a fake, asked for when somebody looks. */
export interface Figures {
  readonly version: string;
  /** The name of the process, if it is one of several replicas. */
  readonly replica?: string | undefined;
  readonly requests: Requests;
  readonly worlds: () => number;
  /** The rows of all worlds, by table. */
  readonly rows: () => ReadonlyMap<string, number>;
  readonly journalBytes: () => number;
  readonly blobs: () => Promise<{ readonly blobs: number; readonly bytes: number }>;
  readonly log: () => LogFigures | undefined;
}
