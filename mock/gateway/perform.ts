import type { IamAnswer, IamContext } from '../iam/handler.ts';
import type { Commit } from '../world/commit.ts';
import { narrowedTo } from '../world/kernel/narrow.ts';
import { type Outcome, outcomeOf } from '../world/kernel/outcome.ts';
import type { World } from '../world/kernel/world.ts';
import type { Tables } from '../world/tables.ts';
import type { Worlds } from '../world/worlds.ts';
import type { Admitted } from './admit.ts';

/** What an operation answers with, before it is put into words. */
export interface Answer {
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type ReadHandler = (input: unknown, world: World<Tables>) => unknown;
export type IamPlaneHandler = (input: unknown, context: IamContext) => IamAnswer<never>;

export interface PerformParts {
  readonly worlds: Worlds;
  readonly commit: Commit;
  readonly reads: (operationId: string) => ReadHandler | undefined;
  /** Resolves when the handlers of the neighbours, which few ask for, are there. */
  readonly loadNeighbours: () => Promise<void>;
  readonly iam: ReadonlyMap<string, IamPlaneHandler>;
  /** Whether an execution that the input asks about goes on by being polled. */
  readonly isPolled: (family: string, input: unknown, tables: World<Tables>['tables']) => boolean;
  /** Told of every bug of the fake, which the client sees as a 500 without its cause. */
  readonly onBug: (error: Error) => void;
}

/** The kind of the commands that move on what goes on by being polled. */
export const pollKind = (family: string): string => `poll ${family}`;

type Next = (outcome: Outcome<Answer>) => void;

const fromIam = ({ operation, input, caller }: Admitted, atMs: number, { iam, worlds }: PerformParts): Answer => {
  const handle = iam.get(operation.id);
  if (handle === undefined) throw new Error(`${operation.id} has no handler`);
  const subjectToken = String(input.header['x-subject-token'] ?? '');
  return handle(input, { worlds, caller, subjectToken, atMs });
};

const write = (
  { operation, entry, input, caller }: Admitted,
  requestId: string,
  { commit }: PerformParts,
  next: Next,
) => {
  const { project_id } = entry.tenant;
  const { path, query, body } = input;
  const user = caller?.user.name;
  const command = { kind: operation.id, project_id, user, input: { path, query, body }, commandId: requestId };
  commit.commit(command, (outcome) => next('error' in outcome ? outcome : { value: { body: outcome.value } }));
};

const read = (admitted: Admitted, requestId: string, parts: PerformParts, next: Next) => {
  const { operation, entry, input, caller } = admitted;
  const show = () =>
    parts.commit.read(
      { entry, commandId: requestId, caller: caller?.user },
      (world) => next(outcomeOf(() => ({ body: parts.reads(operation.id)?.(input, narrowedTo(world, operation)) }))),
      (error) => next({ error }),
    );
  const { polls } = operation;
  if (polls === undefined || !parts.isPolled(polls, input, entry.tables)) return show();
  const { project_id } = entry.tenant;
  const poll = {
    kind: pollKind(polls),
    project_id,
    input: { path: input.path, query: input.query },
    commandId: requestId,
  };
  parts.commit.commit(poll, (outcome) => ('error' in outcome ? next(outcome) : show()));
};

/**
 * Does what an admitted request asks for: IAM, which looks past a single world, answers by itself; a read of SWR, KMS or VPC
 * shows the world, and a write is a command.
 */
export const perform = (
  admitted: Admitted,
  { requestId, atMs }: { readonly requestId: string; readonly atMs: number },
  parts: PerformParts,
  next: Next,
) => {
  const { service, family, reads } = admitted.operation;
  const go = () => (reads ? read : write)(admitted, requestId, parts, next);
  if (service === 'swr') return go();
  if (family === 'iam') return next(outcomeOf(() => fromIam(admitted, atMs, parts)));
  parts
    .loadNeighbours()
    .then(go, (error) => next({ error }))
    .catch(parts.onBug);
};
