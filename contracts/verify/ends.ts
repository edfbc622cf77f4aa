import { recording } from '../discover/record.ts';
import { CouldNotRun, type Host } from '../host/host.ts';
import type { Target } from '../target.ts';
import { type Connection, connect, type Place } from '../targets/connect.ts';
import { secretsOf } from '../targets/credentials.ts';
import type { Interruption } from '../targets/guard.ts';
import type { VerifyOptions } from './options.ts';

/** The targets of a run. With one there is nothing to compare it with. */
export interface Ends<End> {
  /** The target; with --against the one that the other is measured by. */
  readonly real: End;
  readonly fake: End | undefined;
}

const arranged = ({ target, against, live = false }: VerifyOptions): Ends<Place> => {
  const first = { where: target, live: live && target !== 'inprocess' };
  if (against === undefined) return { real: first, fake: undefined };
  if (first.live) return { real: first, fake: { where: against, live: false } };
  return { real: { where: against, live: live && against !== 'inprocess' }, fake: first };
};

/** With two targets the live one is the measure, else the one after --against. */
export const placesOf = (options: VerifyOptions): Ends<Place> => {
  const places = arranged(options);
  if (options.live && !places.real.live) throw new CouldNotRun('--live needs the URL of the real service as --target');
  return places;
};

/** The connection with its answers kept, if that was asked of its target. */
const recorded = (connection: Connection, { where }: Place, options: VerifyOptions, host: Host): Connection => {
  if (options.record === undefined || where !== options.target) return connection;
  const { target, answers, close } = connection;
  const secrets = secretsOf(host, options);
  const { send, cleanUp } = recording({ ...target, cleanUp: close } satisfies Target, options.record, { secrets });
  return { target: { ...target, send }, answers, close: cleanUp };
};

export const openEnds = async (
  options: VerifyOptions,
  host: Host,
  interruption: Interruption,
): Promise<Ends<Connection>> => {
  const { real, fake } = placesOf(options);
  const open = async (place: Place) =>
    recorded(await connect(place, options, host, interruption), place, options, host);
  const first = await open(real);
  if (fake === undefined) return { real: first, fake: undefined };
  try {
    return { real: first, fake: await open(fake) };
  } catch (error) {
    await first.close();
    throw error;
  }
};

/** Closes a connection; what went wrong in that. */
export const closeEnd = async (connection: Connection | undefined): Promise<readonly string[]> => {
  try {
    await connection?.close();
    return [];
  } catch (error) {
    return [`${connection?.target.name} could not be cleaned up: ${(error as Error).message}`];
  }
};
