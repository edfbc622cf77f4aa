import type { components } from '../../spec/generated/control.types.ts';

type Schemas = components['schemas'];
export type Match = Schemas['Match'];
export type When = Schemas['When'];
export type Do = Schemas['Do'];

/** What a test asks for. */
export interface NewFault {
  readonly match?: Match;
  readonly when?: When;
  readonly do: Do;
  /** Whether it is of one start of the fake only. */
  readonly at_start?: boolean;
}

/** An armed fault with its counters: plain data, replaced with every request that matches. */
export interface FaultRow {
  readonly id: number;
  readonly match: Match;
  readonly when: When;
  readonly do: Do;
  /** Left out unless it is of one start only. */
  readonly at_start?: true;
  readonly matched: number;
  readonly fired: number;
  /** Of a second of the world's time: which one was last, and how many requests it has had. */
  readonly second: number;
  readonly inSecond: number;
}
