import { type Answer, type Target, Unmet, type Yield } from '../../target.ts';
import { prefix } from '../../targets/maker.ts';
import { createRuns, type Runs } from './follow-executions.ts';
import { type Item, listAll, segment } from './items.ts';
import { createPolicies, type Policies } from './make-policies.ts';

export interface Repository {
  readonly namespace: string;
  /** As paths have it. */
  readonly name: string;
  /** As the list shows it. */
  readonly shownName: string;
  readonly artifactCount: number;
  readonly path: string;
  /** Of the operation whose path has no project. */
  readonly tagsPath: string;
}

/** A target with what probes look for in it; everything is looked for once. */
export interface Lab {
  readonly target: Target;
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly get: (path: string) => Promise<Answer>;
  /** Every record of a list, page by page, up to a bound. */
  readonly list: (path: string, name: string) => Promise<readonly Item[]>;
  readonly instance: () => Promise<string>;
  readonly namespaces: () => Promise<readonly Item[]>;
  readonly repositories: () => Promise<readonly Repository[]>;
  readonly artifacts: (repository: Repository) => Promise<readonly Item[]>;
  /** The first of the repositories, those with few artifacts first, in which something can be found. */
  readonly inRepositories: <Found>(
    find: (repository: Repository, artifacts: readonly Item[]) => Promise<Found | undefined>,
    what: string,
  ) => Promise<Found>;
  /** A namespace of the probes' own, without repositories. */
  readonly ownNamespace: () => Promise<string>;
  readonly policies: Policies;
  readonly runs: Runs;
  readonly newName: () => string;
  /** Deletes what the probes made, latest first; the paths of what could not be deleted. */
  readonly cleanUp: () => Promise<readonly string[]>;
}

/** At most so many records are looked through, so that a large account is not walked. */
const mostPages = 10;
const mostRepositories = 25;

const once = <Result>(make: () => Promise<Result>): (() => Promise<Result>) => {
  let made: Promise<Result> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const keyed = <Key, Result>(make: (key: Key) => Promise<Result>): ((key: Key) => Promise<Result>) => {
  const made = new Map<Key, Promise<Result>>();
  return (key) => {
    const result = made.get(key) ?? make(key);
    made.set(key, result);
    return result;
  };
};

/** How names made by one run of the probes differ from another's. */
const runId = (): string => `probe-${Date.now().toString(36)}`;

export const createLab = (target: Target): Lab => {
  const id = runId();
  const undo: string[] = [];
  let named = 0;

  const ask: Lab['ask'] = (method, path, body) =>
    target.send({ method, target: path, as: 'caller', ...(body !== undefined && { body }) });
  const get: Lab['get'] = (path) => ask('GET', path);

  const list: Lab['list'] = (path, name) => listAll(target, path, name, { mostPages });

  const instance = once(async () => {
    const { project_id, instance_id }: Yield = await target.given('instance');
    return `/v2/${project_id}/instances/${instance_id}`;
  });

  const namespaces = once(async () => list(`${await instance()}/namespaces`, 'namespaces'));

  /** A listed name may carry its namespace (behaviour repositories.name), which paths and patterns leave out. */
  const repositoryOf = async ({ name, namespace_name, artifact_count }: Item): Promise<Repository> => {
    const root = await instance();
    const namespace = String(namespace_name);
    const pathOf = (plain: string) => `${root}/namespaces/${segment(namespace)}/repositories/${segment(plain)}`;
    const shownName = String(name);
    const stripped = shownName.startsWith(`${namespace}/`) ? shownName.slice(namespace.length + 1) : undefined;
    const isStripped = stripped !== undefined && (await get(pathOf(stripped))).status === 200;
    const plain = isStripped ? stripped : shownName;
    const path = pathOf(plain);
    const tagsPath = `${path.replace(/^\/v2\/[^/]+/, '/v2')}/tags`;
    return { namespace, name: plain, shownName, artifactCount: Number(artifact_count), path, tagsPath };
  };

  const repositories = once(async () => {
    const listed = await list(`${await instance()}/repositories`, 'repositories');
    const found: Repository[] = [];
    for (const item of listed) found.push(await repositoryOf(item));
    return found;
  });

  const artifacts = keyed((repository: Repository) => list(`${repository.path}/artifacts`, 'artifacts'));

  const inRepositories: Lab['inRepositories'] = async (find, what) => {
    const filled = (await repositories()).filter(({ artifactCount }) => artifactCount > 0);
    for (const repository of filled.toSorted((a, b) => a.artifactCount - b.artifactCount).slice(0, mostRepositories)) {
      const found = await find(repository, await artifacts(repository));
      if (found !== undefined) return found;
    }
    throw new Unmet(`there is no ${what}`);
  };

  const newName = (): string => {
    named += 1;
    return `${prefix}${id}-${named}`;
  };

  const own = once(() => target.given('new namespace'));
  const ownKey = async (): Promise<string> => String((await own()).signature_key);

  const lab = {
    ...{ target, ask, get, list, instance, namespaces, repositories, artifacts, inRepositories, newName },
    ownNamespace: async () => String((await own()).namespace_name),
    cleanUp: async () => {
      const left: string[] = [];
      for (const path of undo.splice(0).reverse()) {
        const answer = await ask('DELETE', path).catch(() => undefined);
        if (answer?.status !== 204 && answer?.status !== 404) left.push(path);
      }
      return left;
    },
  };
  const policies = createPolicies({ ...lab, ownKey }, (path) => void undo.push(path));
  return { ...lab, policies, runs: createRuns({ ...lab, policies }) };
};
