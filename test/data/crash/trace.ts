import { existsSync, readFileSync } from 'node:fs';
import type { Accepted } from '../../../mock/log/log.ts';

// What the process of child.ts tells in a file, a line each.

type Line = Accepted | { readonly snapshot: 'begun' | 'written' };

/** The last line may be torn. */
const linesIn = (path: string): readonly Line[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line))
    : [];

/** The commands that were accepted. */
export const commandsIn = (path: string): readonly Accepted[] => linesIn(path).filter((line) => 'position' in line);

/** Whether a snapshot was begun and not written to its end. */
export const isInSnapshot = (path: string): boolean =>
  linesIn(path).findLast((line) => 'snapshot' in line)?.snapshot === 'begun';
