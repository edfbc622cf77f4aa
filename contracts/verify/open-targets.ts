import { recording } from '../discover/record.ts';
import { CouldNotRun, type Host } from '../host/host.ts';
import { asError } from '../service/thrown.ts';
import type { Target } from '../target.ts';
import { type Connection, connect, type Endpoint } from '../targets/connect.ts';
import { secretsOf } from '../targets/credentials.ts';
import type { Interruption } from '../targets/guard.ts';
import type { VerifyOptions } from './options.ts';

/** The two targets of a run, or one that is compared with nothing. */
export interface RealAndFake<Side> {
  /** The target; with --against the one that the other is measured by. */
  readonly real: Side;
  readonly fake: Side | undefined;
}

const arranged = ({ target, against, live = false }: VerifyOptions): RealAndFake<Endpoint> => {
  const first = { where: target, live: live && target !== 'inprocess' };
  if (against === undefined) return { real: first, fake: undefined };
  if (first.live) return { real: first, fake: { where: against, live: false } };
  return { real: { where: against, live: live && against !== 'inprocess' }, fake: first };
};

/** With two targets the live one is the measure, else the one after --against. */
export const endpointsOf = (options: VerifyOptions): RealAndFake<Endpoint> => {
  const endpoints = arranged(options);
  if (options.live && !endpoints.real.live)
    throw new CouldNotRun('--live needs the URL of the real service as --target');
  return endpoints;
};

/** The connection with its answers recorded, if that was asked for. */
const recorded = (connection: Connection, { where }: Endpoint, options: VerifyOptions, host: Host): Connection => {
  if (options.record === undefined || where !== options.target) return connection;
  const { target, profile, close } = connection;
  const secrets = secretsOf(host, options);
  const { send, cleanUp } = recording({ ...target, cleanUp: close } satisfies Target, options.record, { secrets });
  return { target: { ...target, send }, profile, close: cleanUp };
};

export const openTargets = async (
  options: VerifyOptions,
  host: Host,
  interruption: Interruption,
): Promise<RealAndFake<Connection>> => {
  const { real, fake } = endpointsOf(options);
  const open = async (endpoint: Endpoint): Promise<Connection> => {
    const connection = await connect(endpoint, options, host, interruption);
    try {
      return recorded(connection, endpoint, options, host);
    } catch (error) {
      await connection.close();
      throw error;
    }
  };
  const first = await open(real);
  if (fake === undefined) return { real: first, fake: undefined };
  try {
    return { real: first, fake: await open(fake) };
  } catch (error) {
    await first.close();
    throw error;
  }
};

export interface Closing {
  /** What was left behind. */
  readonly remarks: readonly string[];
  /** Why what was asked for was not kept. */
  readonly unwritten?: string;
}

/** Closes a connection, and returns what went wrong in that. */
export const closeTarget = async (connection: Connection | undefined): Promise<Closing> => {
  try {
    await connection?.close();
    return { remarks: [] };
  } catch (error) {
    if (error instanceof CouldNotRun) return { remarks: [], unwritten: error.message };
    const remark = `${connection?.target.name} could not be cleaned up: ${asError(error).message}`;
    return { remarks: [remark] };
  }
};
