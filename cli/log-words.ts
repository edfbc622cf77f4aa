import { shortened } from '../mock/errors/masked.ts';
import { type AnsweredRequest, type EmbeddedFakeSwr, maskedTarget } from '../mock/index.ts';

/** What the log says, each as text that ends its line. */
export interface LogLines {
  readonly answered: (answer: AnsweredRequest) => string;
  readonly stopping: () => string;
  /** Something that is not about a request. */
  readonly told: (level: 'info' | 'error', message: string) => string;
  /** That lines before this one were dropped, since nobody read them. */
  readonly dropped: (count: number) => string;
  /** In place of the banner; left out where there is to be one. */
  readonly serving?: (swr: EmbeddedFakeSwr) => string;
  /** A fault of the fake's own; left out where the console tells of it. */
  readonly bug?: (error: Error) => string;
}

const longestTarget = 2048;

/** A target as it may be shown: secrets masked, and cut where it would fill the screen. */
export const shownTarget = (target: string): string => shortened(maskedTarget(target), longestTarget);

/** A refusal is a warning: it is mostly the client's mistake, and may be what a test wants. */
export const levelOf = (status: number): 'info' | 'warn' | 'error' => {
  if (status < 400) return 'info';
  return status < 500 ? 'warn' : 'error';
};

/** No more digits than a reader can use. */
export const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;
