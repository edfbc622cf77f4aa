import type { EmbeddedFakeSwr, FakeSwrOptions } from '../mock/index.ts';
import { prettyLines } from './log-pretty.ts';
import type { LogLines } from './log-words.ts';
import type { ServeTerminal } from './terminal.ts';

export const logFormats = ['pretty', 'json'] as const;

export interface LogOptions {
  readonly logFormat: (typeof logFormats)[number];
  readonly print: 'banner' | 'json';
  readonly quiet?: boolean;
}

export type LogTell = (level: 'info' | 'error', message: string) => void;

/** The log of a fake that serves. */
export interface ServeLog {
  /** What the fake tells of itself while it serves. */
  readonly callbacks: Pick<FakeSwrOptions, 'onAnswer' | 'onBug'>;
  /** Text in place of the banner, if there is to be none. */
  readonly serving: (swr: EmbeddedFakeSwr) => string | undefined;
  readonly stopping: () => void;
  readonly tell: LogTell;
}

/** What makes JSON is loaded where it is asked for. */
const linesOf = async ({ logFormat, print }: LogOptions, { paint }: ServeTerminal): Promise<LogLines> => {
  if (logFormat === 'json') return (await import('./log-json.ts')).jsonLines();
  const to = streamOf(print);
  return prettyLines((style, text) => paint(style, text, to));
};

/** Beside the one line of `--print json`, nothing else is on standard output. */
const streamOf = (print: LogOptions['print']) => (print === 'json' ? 'stderr' : 'stdout');

export const createServeLog = async (options: LogOptions, terminal: ServeTerminal): Promise<ServeLog> => {
  const { print, quiet = false } = options;
  const { answered, bug, serving, stopping, told, dropped } = await linesOf(options, terminal);
  const log = (line: string): void => terminal.log(line, streamOf(print), dropped);
  return {
    callbacks: {
      ...(!quiet && { onAnswer: (answer) => log(answered(answer)) }),
      ...(bug !== undefined && { onBug: (error) => log(bug(error)) }),
    },
    serving: (swr) => serving?.(swr),
    stopping: () => log(stopping()),
    tell: (level, message) => log(told(level, message)),
  };
};
