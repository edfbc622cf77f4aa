import { createHash } from 'node:crypto';

const hashed = (key: string, length: number): string =>
  createHash('sha256').update(`fake-swr pseudonym ${key}`).digest('hex').slice(0, length);

/** A made-up value of the same form as the real one, which follows from its number and not from the real one. */
const madeUp = (kind: string, number: number, real: string): string => {
  const hex = hashed(`${kind} ${number}`, 64);
  if (kind === 'digest') return `sha256:${hex}`;
  if (kind === 'uuid') return hex.slice(0, 32).replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, '$1-$2-4$3-8$4-$5');
  if (kind === 'hex') return `${hex}${hex}`.slice(0, real.length);
  if (kind === 'host') return `host-${number}.swr-pro.example.com`;
  if (kind === 'ip') return `192.0.2.${number % 256}`;
  if (kind === 'cidr') return `10.${number % 256}.0.0/${/\/(\d{1,2})$/.exec(real)?.[1] ?? 16}`;
  return `${kind}-${number}`;
};

export const formOf = (text: string): string | undefined => {
  if (/^sha256:[0-9a-f]{64}$/.test(text)) return 'digest';
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return 'uuid';
  return /^[0-9a-f]{16,64}$/i.test(text) ? 'hex' : undefined;
};

export interface MadeUpNames {
  /** The made-up name of a real one: the same for the same kind and name. */
  readonly named: (kind: string, real: string) => string;
  /** The made-up name that a text was given, of whatever kind. */
  readonly known: (text: string) => string | undefined;
}

export const createMadeUpNames = (): MadeUpNames => {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const known = new Map<string, string>();
  return {
    named: (kind, real) => {
      const key = `${kind} ${real}`;
      const before = names.get(key);
      if (before !== undefined) return before;
      const number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      const name = madeUp(kind, number, real);
      names.set(key, name);
      if (!known.has(real) && !/^\d{1,3}$/.test(real)) known.set(real, name);
      return name;
    },
    known: (text) => known.get(text),
  };
};

export interface Ranks {
  /** Collects an id, and returns its rank among those of its kind once all are collected. */
  readonly rank: (kind: string, id: number) => number;
  readonly collecting: () => void;
  readonly collected: () => void;
}

/** Ids keep their order, since lists are ordered by them. */
export const createRanks = (): Ranks => {
  const ids = new Map<string, Set<number>>();
  let ranks: ReadonlyMap<string, ReadonlyMap<number, number>> | undefined;
  return {
    rank: (kind, id) => {
      // 0 is the id of none: of the instance itself among registries.
      if (id === 0) return 0;
      const found = ids.get(kind) ?? new Set();
      ids.set(kind, found.add(id));
      return ranks?.get(kind)?.get(id) ?? id;
    },
    collecting: () => {
      ranks = undefined;
    },
    collected: () => {
      ranks ??= new Map(
        [...ids].map(([kind, found]) => {
          const inOrder = [...found].toSorted((a, b) => a - b);
          return [kind, new Map(inOrder.map((id, index) => [id, index + 1]))];
        }),
      );
    },
  };
};
