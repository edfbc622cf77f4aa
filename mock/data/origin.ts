import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FakeSwrOptions } from '../options/options.ts';
import { isScenario } from '../seed/scenarios/names.ts';
import { defaultLimits, type Limits } from '../world/kernel/limits.ts';
import type { Profile } from '../world/kernel/profile.ts';
import { DataError } from './error.ts';
import { reasonOf } from './folder.ts';

/** What the first world was made from. A later start may leave it out, and must not say otherwise. */
export interface Origin {
  readonly format: number;
  /** The version of fake-swr that made the folder. */
  readonly version: string;
  readonly rules: number;
  readonly seed: { readonly name: string; readonly digest: string };
  readonly profile: Partial<Profile>;
  readonly limits: Limits;
}

export type Given = Pick<FakeSwrOptions, 'seed' | 'profile' | 'keepExecutions' | 'webhooks'>;

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

const bytesOf = async (path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw new DataError(`seed ${path} cannot be read: ${reasonOf(error)}`);
  }
};

const seedOf = async (seed: FakeSwrOptions['seed'] = 'demo'): Promise<Origin['seed']> => {
  if (typeof seed !== 'string') return { name: 'a seed of the caller', digest: sha256(JSON.stringify(seed)) };
  return { name: seed, digest: sha256(isScenario(seed) ? seed : await bytesOf(seed)) };
};

const limitsOf = ({ keepExecutions = defaultLimits.keepExecutions, webhooks }: Given): Limits => ({
  keepExecutions,
  ...(webhooks === 'deliver' && { webhooks }),
});

export const originOf = async (given: Given, about: Omit<Origin, 'seed' | 'profile' | 'limits'>): Promise<Origin> => ({
  ...about,
  seed: await seedOf(given.seed),
  profile: given.profile ?? {},
  limits: limitsOf(given),
});

const sorted = (fields: object): string => JSON.stringify(Object.entries(fields).sort());

/** What was given, and what the data began with instead. */
export interface Difference {
  readonly what: string;
  readonly now: unknown;
  readonly began: unknown;
}

/** The first thing that was given and is not what the data began with; undefined if there is none. */
export const differenceFrom = async (
  given: Given,
  { seed, profile, limits }: Origin,
): Promise<Difference | undefined> => {
  const webhooks = limits.webhooks ?? 'record';
  if (given.webhooks !== undefined && given.webhooks !== webhooks)
    return { what: 'webhooks', now: given.webhooks, began: webhooks };
  if (given.keepExecutions !== undefined && given.keepExecutions !== limits.keepExecutions)
    return { what: 'keepExecutions', now: given.keepExecutions, began: limits.keepExecutions };
  if (given.profile !== undefined && sorted(given.profile) !== sorted(profile))
    return { what: 'profile', now: JSON.stringify(given.profile), began: JSON.stringify(profile) };
  if (given.seed === undefined) return undefined;
  const now = await seedOf(given.seed);
  if (now.digest === seed.digest) return undefined;
  return { what: 'seed', now: now.name, began: now.name === seed.name ? 'another one of that name' : seed.name };
};

/** Throws a DataError that names what was given and what the data began with, where these are not the same. */
export const checkGiven = async (given: Given, origin: Origin, folder: string): Promise<void> => {
  const different = await differenceFrom(given, origin);
  if (different === undefined) return;
  const { what, now, began } = different;
  const advice = `leave it out, or choose another folder; fake-swr data wipe ${folder} begins anew`;
  throw new DataError(`${what} is ${now} but the data in ${folder} began with ${began}: ${advice}`);
};
