import type { Digest } from '../log/log.ts';
import { RedisError } from './error.ts';

/** So many commands are between two digests of the state. */
const digestEvery = 1000;

/** What replicas tell each other of their states. */
export interface Digests {
  /** The digest of the state behind a command, where one is due. */
  readonly after: (position: number) => Digest | undefined;
  /** Throws a RedisError where another replica had another state behind the same command. */
  readonly compare: (told: unknown) => void;
  /** The state was made anew. */
  readonly forget: () => void;
}

/** Digests are told soon after their commands. */
const mostKept = 8;

const isDigest = (input: unknown): input is Digest =>
  typeof input === 'object' && input !== null && 'position' in input && 'digest' in input;

export const createDigests = (digest: () => string): Digests => {
  const own = new Map<number, string>();
  return {
    forget: () => own.clear(),
    after: (position) => {
      if (position % digestEvery !== 0) return undefined;
      const found = digest();
      own.set(position, found);
      for (const oldest of own.keys()) {
        if (own.size <= mostKept) break;
        own.delete(oldest);
      }
      return { position, digest: found };
    },
    compare: (input) => {
      if (!isDigest(input)) return;
      const { position, digest: told } = input;
      const here = own.get(position);
      if (here === undefined || here === told) return;
      throw new RedisError(
        `the first ${position} commands have made another state at this replica (${here}) than at the one that took the last of them (${told})`,
      );
    },
  };
};
