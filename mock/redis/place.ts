/** How far a log has been read. */
export interface Place {
  /** Of the stream's last entry. */
  readonly id: string;
  /** The id of that entry's first command: what is written after a loss may have the same entry id. */
  readonly first: string;
  /** How many commands there have been, without repeats. */
  readonly position: number;
  readonly atMs: number;
}

export const beginning: Place = { id: '0-0', first: '', position: 0, atMs: Number.NEGATIVE_INFINITY };

const partsOf = (id: string): readonly [ms: number, sequence: number] => {
  const [ms = 0, sequence = 0] = id.split('-').map(Number);
  return [ms, sequence];
};

/** The time in the id of an entry, which is that of Redis and never goes back. */
export const timeOf = (id: string): number => partsOf(id)[0];

/** Whether an entry stands at or behind another. */
export const isAt = (id: string, other: string): boolean => {
  const [ms, sequence] = partsOf(id);
  const [otherMs, otherSequence] = partsOf(other);
  return ms === otherMs ? sequence >= otherSequence : ms > otherMs;
};
