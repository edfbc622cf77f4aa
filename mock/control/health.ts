import type { LogStatus } from '../log/log.ts';
import type { ControlInput, Schemas } from '../spec/control-types.ts';
import { version } from '../spec/version.ts';
import type { Reply, WireRequest } from '../wire/wire.ts';
import { replicaIn } from './handler.ts';
import { controlReply } from './reply.ts';

type Live = ControlInput<'health'>['query']['live'];

/** What it takes to say how a fake is. */
export interface Condition {
  readonly worlds: { readonly size: () => number };
  readonly logStatus: () => Pick<LogStatus, 'failure' | 'behind'> | undefined;
  /** The name of the process, if it is one of several replicas. */
  readonly replica: string | undefined;
}

/** Why the fake is not ready, if it is not: the log takes nothing, or has what is not applied yet. */
export const notReady = ({ logStatus }: Condition): Pick<Schemas['Health'], 'reason' | 'behind'> | undefined => {
  const { failure, behind = 0 } = logStatus() ?? {};
  if (failure !== undefined) return { reason: failure, behind };
  return behind === 0 ? undefined : { reason: `${behind} commands of the log are still to be applied`, behind };
};

/** Whether the fake is ready or, if `live` is asked, whether the process lives, which it does. */
export const healthOf = (live: Live, fake: Condition): Reply => {
  const problem = notReady(fake);
  const isUp = problem === undefined || live === '' || live === 'true';
  const status = problem === undefined ? 'ready' : 'live';
  const body: Schemas['Health'] = { status, version, worlds: fake.worlds.size(), ...problem, ...replicaIn(fake) };
  return controlReply(isUp ? 200 : 503, body);
};

const healthCall = /^\/_fake\/health(?:\?live(?:=(true|false)?)?)?$/;

/** Whether a request asks for health, in a form that needs no validation. */
export const asksForHealth = ({ method, target }: Pick<WireRequest, 'method' | 'target'>): boolean =>
  healthCall.test(target) && (method === 'GET' || method === 'HEAD');

/** What such a request asks for. */
export const liveIn = (target: string): Live => {
  if (!target.includes('?')) return undefined;
  return (healthCall.exec(target)?.[1] ?? '') as Live;
};
