import type { Client } from '../service/client.ts';
import type { PathValues } from '../service/path.ts';
import { resourceNamed } from './all.ts';
import { locationOf, recordsAt } from './records.ts';
import type { SearchStep } from './resource.ts';

/** At most this many records of a list are tried, so that a large account is not walked. */
const mostTried = 20;

/** Goes down through lists to the first record that fits, and returns what leads to it; undefined if there is none. */
export const search = async (
  client: Client,
  at: PathValues,
  [step, ...deeper]: readonly SearchStep[],
): Promise<PathValues | undefined> => {
  if (step === undefined) return at;
  const { fits = () => true, atLeast = 1, mostOf } = step;
  const resource = resourceNamed(step.resource);
  const listed = await recordsAt(client, resource, at, { mostPages: 1 });
  const ordered =
    mostOf === undefined ? listed : listed.toSorted((a, b) => Number(b[mostOf] ?? 0) - Number(a[mostOf] ?? 0));
  const fitting = ordered.slice(0, mostTried).filter(fits);
  if (fitting.length < atLeast) return undefined;
  for (const record of fitting) {
    const found = await search(client, await locationOf(client, resource, at, record), deeper);
    if (found !== undefined) return found;
  }
  return undefined;
};
