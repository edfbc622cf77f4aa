import { apiError } from '../../errors/error.ts';
import type { Profile } from '../kernel/profile.ts';
import type { GcRun } from './rows.ts';

/** `{"id":1234}` in base 64, as the sample of page 1601 has it. */
const markerOf = ({ id }: GcRun): string => btoa(JSON.stringify({ id }));

/** The id that a marker holds: that of the first task of its page. Undefined if no page gave it. */
const idIn = (marker: string): number | undefined => {
  try {
    const { id } = JSON.parse(atob(marker)) as { readonly id?: unknown };
    return Number.isSafeInteger(id) && btoa(JSON.stringify({ id })) === marker ? Number(id) : undefined;
  } catch {
    return undefined;
  }
};

const refuse = (marker: string): never => {
  const detail = `marker is ${JSON.stringify(marker)} but must be the next_marker of the page before`;
  throw apiError('invalid_parameter', { detail });
};

export interface GcPage {
  readonly runs: readonly GcRun[];
  /** Left out on the last page. */
  readonly next_marker?: string;
}

/** A page of runs that come by ascending id. A run that is new meanwhile moves no page. */
export const pageOfRuns = (
  all: readonly GcRun[],
  { marker, limit }: { readonly marker?: string | undefined; readonly limit: number },
  profile: Profile,
): GcPage => {
  const isNewestFirst = profile['gc.order'] === 'newest_first';
  const listed = isNewestFirst ? all.toReversed() : all;
  const id = marker === undefined ? undefined : idIn(marker);
  if (marker !== undefined && id === undefined && profile['gc.unknown_marker'] === 'reject') refuse(marker);
  const left = id === undefined ? listed : listed.filter((run) => (isNewestFirst ? run.id <= id : run.id >= id));
  const next = left[limit];
  return { runs: left.slice(0, limit), ...(next !== undefined && { next_marker: markerOf(next) }) };
};
