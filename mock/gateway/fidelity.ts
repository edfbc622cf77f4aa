import { type ApiError, apiError } from '../errors/error.ts';
import type { Operation } from '../spec/operations.ts';
import type { Engine } from '../spec/validators.ts';
import type { Reply } from '../wire/wire.ts';
import { fidelityOf, isWeaker, type Mark, weakerOf } from '../world/kernel/fidelity.ts';
import type { Profile } from '../world/kernel/profile.ts';
import type { Call } from './call.ts';
import { metBy } from './met.ts';

/** The marks that can be asked for at least; below `chosen` there is nothing. */
export const leastMarks = ['documented', 'observed', 'inferred'] as const satisfies readonly Mark[];
export type LeastMark = (typeof leastMarks)[number];

/** What is done about how well answers are known. */
export interface FidelityRules {
  /** Whether each answer says it, whoever asks. */
  readonly says: boolean;
  /** What is less well known is not answered. */
  readonly least: LeastMark | undefined;
}

interface FidelityParts {
  readonly engine: Engine;
  readonly fidelity: FidelityRules;
}

/** How far a call came, which is how much its answer rests on. */
export interface Reached {
  readonly error: ApiError | undefined;
  /** The profile of its world, once it was known to be allowed there. */
  readonly profile: Profile | undefined;
  /** Whether what it asks for was done, or at least begun. */
  readonly performed: boolean;
}

/** What the answer that a call came to rests on. */
const reached = (call: Call, { error, profile, performed }: Reached, engine: Engine) => {
  const { operation } = call;
  const own = performed ? operation : undefined;
  const byItself = own?.provenance ?? 'documented';
  const byError = error?.provenance ?? 'documented';
  return {
    family: operation?.family ?? '',
    provenance: isWeaker(byError, byItself) ? byError : byItself,
    behaviours: [
      ...(own?.behaviours ?? []),
      ...(operation === undefined || profile === undefined ? [] : metBy(call, operation, engine)),
      ...(error?.layer === 'swr' ? (['errors.code_family'] as const) : []),
    ],
  };
};

/** Throws 501 where what the call asks for is less well known than the fake may answer. */
export const checkFidelity = (
  call: Call,
  operation: Operation,
  profile: Profile,
  { engine, fidelity: { least } }: FidelityParts,
): void => {
  if (least === undefined) return;
  const resting = reached(call, { error: undefined, profile, performed: true }, engine);
  const { mark } = fidelityOf(resting, profile);
  if (!isWeaker(mark, least)) return;
  const weaker = weakerOf(resting, profile, least);
  const own = isWeaker(resting.provenance, least);
  const reasons = [
    ...(weaker.length > 0 ? [`it rests on ${weaker.join(', ')}, which a profile (--profile) can answer`] : []),
    ...(own ? [`its status is ${resting.provenance}, which no profile changes`] : []),
  ];
  throw apiError('not_well_known', { operation: operation.id, mark, least, reason: reasons.join('; ') });
};

/** The reply with how well it is known, where somebody wants to know: a structured field (RFC 9651), a token with parameters. */
export const withFidelity = (
  reply: Reply,
  call: Call,
  came: Reached,
  { engine, fidelity: { says } }: FidelityParts,
): Reply => {
  if (!says && call.request.headers['x-fake-explain'] === undefined) return reply;
  const { error, profile = call.entry.profile } = came;
  const { mark, behaviours } = fidelityOf(reached(call, came, engine), profile);
  const byError = mark !== 'documented' && error?.provenance === mark;
  const value = [
    mark,
    ...(behaviours.length > 0 ? [`behaviours="${behaviours.join(' ')}"`] : []),
    ...(byError ? [`error="${error.code}"`] : []),
  ];
  return { ...reply, headers: { ...reply.headers, 'X-Fake-Fidelity': value.join('; ') } };
};
