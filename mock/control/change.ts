import type { ControlId, ControlInput, ControlOutput } from '../spec/control-types.ts';
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
  new Promise((resolve, reject) => {
    commit.commit({ kind: id, project_id, input, commandId: nextCommandId() }, (outcome) => {
      const isGone = project_id !== undefined && worlds.byProject(project_id) === undefined;
      if ('error' in outcome) reject(isGone ? missingWorld(project_id, { worlds }) : outcome.error);
      else resolve(outcome.value as ControlOutput<Id>);
    });
  });

/** The handler of a call that changes one world, by a command that has the call's own input. */
export const changes =
  <Id extends ControlId>(id: Id): ControlHandler<Id> =>
  (input, fake) => {
    const named: Named = { ...(input.query as Named), ...(input.path as Named), ...(input.body as Named) };
    return commitCall(id, worldFor(named, fake).tenant.project_id, input, fake);
  };
