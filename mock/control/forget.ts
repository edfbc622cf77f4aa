import type { Command } from '../log/log.ts';
import type { ControlInput } from '../spec/control-types.ts';
import type { Fake } from './handler.ts';

const deletedIn = (input: unknown): string => (input as ControlInput<'deleteWorld'>).path.project_id;
const resetIn = (input: unknown): string | undefined => (input as ControlInput<'reset'>).body.project_id;

/** What was seen of a world goes when it is deleted or reset, whichever replica was asked to. */
export const forgetSeen = (
  { kind, input }: Command,
  { observations, worlds }: Pick<Fake, 'observations' | 'worlds'>,
): void => {
  if (kind === 'deleteWorld') observations.forget(deletedIn(input));
  if (kind !== 'reset') return;
  const project = resetIn(input);
  const projects = project === undefined ? worlds.all().map(({ tenant }) => tenant.project_id) : [project];
  for (const each of projects) observations.forget(each);
};
