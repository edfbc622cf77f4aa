import type { ControlId, ControlInput, ControlOutput } from '../spec/control-types.ts';
import { committed } from '../world/commit.ts';
import type { ControlHandler, Fake } from './handler.ts';
import { missingWorld, worldFor } from './handler.ts';

interface Named {
  readonly project_id?: string;
}

/** Commits a call as a command; the project is that of the world it is for, none where it is for all of them. */
export const commitCall = <Id extends ControlId>(
  id: Id,
  project_id: string | undefined,
  input: ControlInput<Id>,
  { commit, worlds, nextCommandId }: Fake,
): Promise<ControlOutput<Id>> =>
  committed(commit, { kind: id, project_id, input, commandId: nextCommandId() }).then(
    (value) => value as ControlOutput<Id>,
    (error) => {
      const isGone = project_id !== undefined && worlds.byProject(project_id) === undefined;
      throw isGone ? missingWorld(project_id, { worlds }) : error;
    },
  );

/** The handler of a call that changes one world, by a command that has the call's own input. */
export const changes =
  <Id extends ControlId>(id: Id): ControlHandler<Id> =>
  (input, fake) => {
    const named: Named = { ...(input.query as Named), ...(input.path as Named), ...(input.body as Named) };
    return commitCall(id, worldFor(named, fake).tenant.project_id, input, fake);
  };
