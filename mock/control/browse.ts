import type { Shown } from '../browse/around.ts';
import type { ControlInput } from '../spec/control-types.ts';
import { lookAt } from '../world/look.ts';
import { type Asked, ControlError, type Fake, worldFor } from './handler.ts';

interface Query {
  readonly query: { readonly project_id?: string };
}

type Show<Input, Output> = (input: Input, world: Shown) => Output;

/** A read that shows a world as it is now; what makes the view is loaded with the first that asks for it. */
const look =
  <Input extends Query, Output>(load: () => Promise<Show<Input, Output>>) =>
  async (input: Input, fake: Fake, { host }: Asked): Promise<Output> => {
    const show = await load();
    const entry = worldFor(input.query, fake);
    const { project_id } = entry.tenant;
    const requestOf = (family: string, id: number) => fake.observations.starts.of({ project_id, family, id });
    return lookAt(fake.commit, { entry, commandId: fake.nextCommandId() }, (world) =>
      show(input, { ...world, host, requestOf }),
    );
  };

export const browseInstances = look(async () => (await import('../browse/instances.ts')).instances);
export const browseNamespaces = look(async () => (await import('../browse/namespaces.ts')).namespaces);
export const browseRepositories = look(async () => (await import('../browse/repositories.ts')).repositories);
export const browseArtifacts = look(async () => (await import('../browse/artifacts.ts')).artifacts);
export const browseVulnerabilities = look(async () => (await import('../browse/scan.ts')).vulnerabilities);
export const browseRuns = look(async () => (await import('../browse/runs.ts')).runs);
export const browseTasks = look(async () => {
  const { tasks } = await import('../browse/tasks.ts');
  return (input: ControlInput<'browseTasks'>, world: Shown) => {
    const shown = tasks(input, world);
    if (shown !== undefined) return shown;
    throw new ControlError(404, `${input.path.family} has no execution ${input.path.execution_id}`);
  };
});
export const browsePolicies = look(async () => (await import('../browse/policies.ts')).policies);
export const browseWebhooks = look(async () => (await import('../browse/webhooks.ts')).webhooks);
export const listDue = look(async () => (await import('../browse/due.ts')).due);
