import type { GivenName } from '../case.ts';
import { pointed } from '../match.ts';
import { type Answer, type Outgoing, Unmet, type Yield } from '../target.ts';

type Send = (request: Outgoing) => Promise<Answer>;
type Item = Readonly<Record<string, unknown>>;

/** At most so many records of a kind are looked through for a precondition, so that a large account is not walked. */
const mostLooked = 20;
const fewestTasks = 3;
const fewestSubTasks = 2;

/** A field that a precondition stands on; an answer without it meets none. */
const there = (value: unknown): unknown => {
  if (value === undefined || value === null) throw new Unmet('a listed record lacks a field that its page has');
  return value;
};
const text = (value: unknown): string => String(there(value));
const number = (value: unknown): number => Number(there(value));
const segment = (name: unknown): string => encodeURIComponent(text(name).replaceAll('/', '%2F'));

/** Meets preconditions by listing what is there; each is looked for once. Used for every target, so all mean the same. */
export const createFinder = (send: Send, projectId: string) => {
  const get = async (target: string): Promise<Answer> => send({ method: 'GET', target, as: 'caller' });

  const list = async (target: string, name: string): Promise<readonly Item[]> => {
    const answer = await get(`${target}?limit=100&offset=0`);
    const items = pointed(answer.body, `/${name}`);
    if (answer.status !== 200 || !Array.isArray(items))
      throw new Unmet(`GET ${target} was answered ${answer.status}: ${answer.text.slice(0, 200)}`);
    return items.slice(0, mostLooked);
  };

  /** The first of the items for which something can be found. */
  const first = async <Found>(
    items: readonly Item[],
    find: (item: Item) => Promise<Found | undefined>,
    what: string,
  ): Promise<Found> => {
    for (const item of items) {
      const found = await find(item);
      if (found !== undefined) return found;
    }
    throw new Unmet(`there is no ${what}`);
  };

  const project = async (): Promise<Yield> => ({ project_id: projectId });

  const instance = async (): Promise<Yield> => {
    const instances = await list(`/v2/${projectId}/instances`, 'instances');
    const running = async (item: Item) => (item.status === 'Running' ? item : undefined);
    const { id } = await first(instances, running, 'running instance');
    return { ...(await project()), instance_id: text(id) };
  };

  const root = (at: Yield): string => `/v2/${at.project_id}/instances/${at.instance_id}`;
  const inNamespace = (at: Yield): string => `${root(at)}/namespaces/${segment(at.namespace_name)}`;

  const namespace = async (): Promise<Yield> => {
    const at = await given('instance');
    const namespaces = await list(`${root(at)}/namespaces`, 'namespaces');
    const { name, namespace_id } = await first(namespaces, async (item) => item, 'namespace');
    return { ...at, namespace_name: text(name), namespace_id: number(namespace_id) };
  };

  /** A service may show a repository with its namespace in front, which its path has already. */
  const nameOnPath = async (at: Yield, shown: string): Promise<string> => {
    const inFront = `${at.namespace_name}/`;
    if (!shown.startsWith(inFront)) return shown;
    const { status } = await get(`${inNamespace(at)}/repositories/${segment(shown)}`);
    return status === 200 ? shown : shown.slice(inFront.length);
  };

  const repository = async (): Promise<Yield> => {
    const at = await given('instance');
    const repositories = await list(`${root(at)}/repositories`, 'repositories');
    const byCount = repositories.toSorted((a, b) => number(b.artifact_count) - number(a.artifact_count));
    const filled = async (item: Item) => (number(item.artifact_count) > 0 ? item : undefined);
    const found = await first(byCount, filled, 'repository with an artifact');
    const here = {
      ...at,
      namespace_name: text(found.namespace_name),
      namespace_id: number(found.namespace_id),
    };
    return { ...here, repository_name: await nameOnPath(here, text(found.name)) };
  };

  const inRepository = (at: Yield): string => `${inNamespace(at)}/repositories/${segment(at.repository_name)}`;

  const artifact = async (): Promise<Yield> => {
    const at = await given('repository');
    const artifacts = await list(`${inRepository(at)}/artifacts`, 'artifacts');
    const { digest } = await first(artifacts, async (item) => item, 'artifact');
    return { ...at, reference: text(digest) };
  };

  const signedArtifact = async (): Promise<Yield> => {
    const at = await given('instance');
    const repositories = await list(`${root(at)}/repositories`, 'repositories');
    const inOne = async (item: Item): Promise<Yield | undefined> => {
      const inside = { ...at, namespace_name: text(item.namespace_name) };
      const here = { ...inside, repository_name: await nameOnPath(inside, text(item.name)) };
      const artifacts = await list(`${inRepository(here)}/artifacts`, 'artifacts');
      for (const { digest } of artifacts) {
        const accessories = await list(`${inRepository(here)}/artifacts/${text(digest)}/accessories`, 'accessories');
        if (accessories.length > 0) return { ...here, reference: text(digest) };
      }
      return undefined;
    };
    return first(repositories, inOne, 'signed artifact');
  };

  const policies = async (at: Yield): Promise<readonly Item[]> => list(`${root(at)}/signature/policies`, 'policies');

  const withPolicy = (at: Yield, item: Item): Yield => ({
    ...at,
    namespace_name: text(item.namespace_name),
    policy_id: number(item.id),
  });

  const inPolicy = (at: Yield): string => `${inNamespace(at)}/signature/policies/${at.policy_id}`;

  const policy = async (): Promise<Yield> => {
    const at = await given('instance');
    return withPolicy(at, await first(await policies(at), async (item) => item, 'signing policy'));
  };

  const executionWith = async (fits: (execution: Item) => boolean, what: string): Promise<Yield> => {
    const at = await given('instance');
    const inOne = async (item: Item): Promise<Yield | undefined> => {
      const here = withPolicy(at, item);
      const found = (await list(`${inPolicy(here)}/executions`, 'executions')).find(fits);
      return found === undefined ? undefined : { ...here, execution_id: number(found.id) };
    };
    return first(await policies(at), inOne, what);
  };

  const tasksOf = (at: Yield): string => `${inPolicy(at)}/executions/${at.execution_id}/tasks`;

  const taskWithSubTasks = async (): Promise<Yield> => {
    const at = await given('execution with tasks');
    const inOne = async (item: Item): Promise<Yield | undefined> => {
      const subTasks = await list(`${tasksOf(at)}/${item.id}/subtasks`, 'sub_tasks');
      return subTasks.length >= fewestSubTasks ? { ...at, task_id: number(item.id) } : undefined;
    };
    return first(await list(tasksOf(at), 'tasks'), inOne, `task with ${fewestSubTasks} sub-tasks`);
  };

  const finders: { readonly [Name in GivenName]?: () => Promise<Yield> } = {
    project,
    instance,
    namespace,
    repository,
    artifact,
    'signed artifact': signedArtifact,
    policy,
    execution: () => executionWith(() => true, 'execution'),
    'execution with tasks': () =>
      executionWith(({ total }) => number(total) >= fewestTasks, `execution with ${fewestTasks} tasks`),
    'task with sub-tasks': taskWithSubTasks,
  };

  const found = new Map<GivenName, Promise<Yield>>();

  const given = (name: GivenName): Promise<Yield> => {
    const find = finders[name];
    if (find === undefined) throw new TypeError(`${name} is made, not found`);
    const known = found.get(name) ?? find();
    found.set(name, known);
    return known;
  };

  return given;
};
