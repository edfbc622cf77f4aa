import { type Case, isWalk } from '../case.ts';
import type { Answer, Outgoing, Send } from '../service/exchange.ts';
import { routeOf } from '../service/path.ts';
import type { OperationId } from '../service/spec.ts';
import type { Target } from '../target.ts';

type Now<Value> = Value | Promise<Value>;

/** What a mutant may use besides the request and its answer. */
export interface Context {
  /** Asks the good fake. */
  readonly ask: (request: Outgoing) => Promise<Answer>;
  /** What this mutant keeps between requests. */
  readonly memory: Map<string, unknown>;
}

/** A service that is wrong in one way: a layer between the kit and a good fake that changes requests or answers. */
export interface Mutant {
  readonly name: string;
  /** The rule that it breaks. */
  readonly breaks: string;
  /** Whether a page states that rule; the kit must find out such a mutant. */
  readonly documented: boolean;
  /** The operations that it gets wrong; all if left out. */
  readonly on?: readonly OperationId[];
  /** The status of the answers that it gets wrong, if it is always the same one. */
  readonly status?: number;
  /** The preconditions meet it as well. */
  readonly everywhere?: boolean;
  /** The data may have nothing that it could get wrong, such as a list with more rows than a page. */
  readonly mayBeIdle?: boolean;
  readonly request?: (request: Outgoing, context: Context) => Now<Outgoing>;
  /** `request` is as the kit sent it. */
  readonly answer?: (answer: Answer, request: Outgoing, context: Context) => Now<Answer>;
}

/** The target as the mutant makes it. Its preconditions are still met by the good one. */
export const mutated = (target: Target, mutant: Mutant, onChange?: () => void): Target => ({
  ...target,
  send: mutatedSend(target.send, mutant, onChange),
});

const isSame = (one: Answer, other: Answer): boolean =>
  one.status === other.status && one.text === other.text && one.headers === other.headers;

/** What the mutant sends and answers in place of a good service. `onChange` hears of each answer that it changes. */
export const mutatedSend = (ask: Send, mutant: Mutant, onChange: () => void = () => {}): Send => {
  const { on, request: change = (same) => same, answer } = mutant;
  const context: Context = { ask, memory: new Map() };
  return async (sent: Outgoing): Promise<Answer> => {
    const operation = routeOf(sent)?.operation.id;
    if (on !== undefined && (operation === undefined || !on.includes(operation))) return ask(sent);
    const good = await ask(await change(sent, context));
    if (answer === undefined) return good;
    const bad = await answer(good, sent, context);
    if (!isSame(good, bad)) onChange();
    return bad;
  };
};

const asks = ({ steps }: Case, ids: readonly OperationId[]): number =>
  steps.filter((step) => ids.includes(isWalk(step) ? step.walk : step.operation)).length / steps.length;

const expectsStatus = ({ steps }: Case, status: number): boolean =>
  steps.some((step) => !isWalk(step) && [step.expect.status].flat().includes(status));

/** The cases most about what the mutant gets wrong come first. */
export const likelyFirst = (cases: readonly Case[], { on, status }: Mutant): readonly Case[] => {
  if (on !== undefined) return cases.filter((one) => asks(one, on) > 0).sort((a, b) => asks(b, on) - asks(a, on));
  if (status === undefined) return cases;
  return [...cases.filter((one) => expectsStatus(one, status)), ...cases.filter((one) => !expectsStatus(one, status))];
};
