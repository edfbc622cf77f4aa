import type { EventParts } from './parts.ts';

/** How far a stream has come: the id of its events, from which it can go on. */
export interface Position {
  /** Of the process, or of a fake in it. */
  readonly epoch: string;
  /** How often something had been forgotten of what was seen. */
  readonly forgotten: number;
  /** The last request that was told of. */
  readonly seq: number;
}

type Seen = Pick<EventParts, 'observations' | 'epoch'>;

export const positionNow = ({ observations, epoch }: Seen): Position => ({
  epoch: epoch(),
  forgotten: observations.forgotten(),
  seq: observations.lastSeq(),
});

export const idOf = ({ epoch, forgotten, seq }: Position): string => `${epoch}.${forgotten}.${seq}`;

/** The position that an id stands for; undefined if nobody can tell what has happened since. */
export const positionSince = (id: string, seen: Seen): Position | undefined => {
  const now = positionNow(seen);
  const seq = Number(id.split('.').at(-1));
  return id === idOf({ ...now, seq }) && seq <= now.seq ? { ...now, seq } : undefined;
};
