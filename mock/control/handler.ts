import type { Observations } from '../journal/observed.ts';
import type { ControlId, ControlInput, ControlOutput } from '../spec/control-types.ts';
import type { Applying, Commit } from '../world/commit.ts';
import type { WorldEntry } from '../world/entry.ts';
import type { Worlds } from '../world/worlds.ts';

/** What the control plane acts on. */
export interface Fake {
  readonly worlds: Worlds;
  readonly commit: Commit;
  readonly observations: Observations;
  /** The operations that are served, with the statuses that the spec declares of each. */
  readonly operations: readonly { readonly id: string; readonly statuses: readonly number[] }[];
  /** The certificate that https is served with, if it is. */
  readonly certificate: () => string | undefined;
  /** Tells of digests whether their bytes are in this process. */
  readonly blobs: () => Promise<{ readonly has: (digest: string) => boolean }>;
  /** The machine's time that a read is answered for. */
  readonly nowMs: () => number;
  readonly nextCommandId: () => string;
}

export type ControlHandler<Id extends ControlId> = (
  input: ControlInput<Id>,
  fake: Fake,
) => ControlOutput<Id> | Promise<ControlOutput<Id>>;

export type ControlHandlers = { readonly [Id in ControlId]: ControlHandler<Id> };

/** What a call changes, as a command: the same each time that it is applied. */
export type Change<Id extends ControlId> = (input: ControlInput<Id>, applying: Applying) => ControlOutput<Id>;

/** A call that is refused, or a check that has failed; the message says why. */
export class ControlError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The world a call means: that of the project it names, else the demo world. */
export const worldFor = (
  { project_id }: { readonly project_id?: string | undefined },
  { worlds }: Pick<Fake, 'worlds'>,
): WorldEntry => {
  if (project_id === undefined) return worlds.home();
  const entry = worlds.byProject(project_id);
  if (entry !== undefined) return entry;
  const known = worlds
    .all()
    .slice(0, 5)
    .map(({ tenant }) => tenant.project_id);
  const more = worlds.size() > 5 ? ', …' : '';
  throw new ControlError(
    404,
    `project_id ${JSON.stringify(project_id)} is not the project of a world; there are ${known.join(', ')}${more}`,
  );
};
