import { printable } from '../contracts/host/printable.ts';
import { type LogLines, levelOf, rounded, shownTarget } from './log-words.ts';
import type { Style } from './terminal.ts';

type Paint = (style: Style, text: string) => string;

const colours = { info: 'green', warn: 'yellow', error: 'red' } as const;

/** A line for each answer, for people, and below a refused one what the fake knows of the cause. */
export const prettyLines = (paint: Paint): LogLines => ({
  answered: ({ method, target, status, operationId, durationMs, world, requestId, cause }) => {
    const level = levelOf(status);
    const time = durationMs === undefined ? undefined : `${rounded(durationMs)} ms`;
    const more = [operationId, time, world, requestId].filter((word) => word !== undefined).join(' ');
    const line = [
      paint('dim', new Date().toISOString()),
      paint(colours[level], String(status)),
      `${method} ${printable(shownTarget(target))}`,
      ...(more === '' ? [] : [paint('dim', printable(more))]),
    ].join(' ');
    return cause === undefined ? `${line}\n` : `${line}\n  ${paint(colours[level], level)}: ${printable(cause)}\n`;
  },
  stopping: () => 'stopping\n',
  told: (level, message) => `${paint(colours[level], level)}: ${printable(message)}\n`,
  dropped: (count) => `(${count} lines were dropped, since nobody read them)\n`,
});
