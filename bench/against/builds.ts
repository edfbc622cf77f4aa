import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Contender } from '../common/contender.ts';
import { fakeSwrSigned } from '../contenders/fake-swr-signed.ts';
import { commandOf, fakeSwrToken } from '../contenders/fake-swr-token.ts';

/** A build of fake-swr: the commit's, this one's, or the commit's a second time, which shows the noise. */
export interface Build {
  readonly name: 'before' | 'now' | 'again';
  readonly dist: string;
}

const from =
  (contender: Contender) =>
  ({ name, dist }: Build): Contender => ({ ...contender, name, command: commandOf(join(dist, 'main.js')) });

export const withToken = from(fakeSwrToken);
export const withSignature = from(fakeSwrSigned);

/** Kilobytes of JavaScript, source maps and types left out. */
export const sizeKb = ({ dist }: Build): number =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .reduce((sum, name) => sum + statSync(join(dist, name)).size / 1000, 0);
