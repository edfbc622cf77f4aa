import { Counter } from './kernel/counter.ts';
import { Table } from './kernel/table.ts';
import type {
  AccessoryRow,
  ArtifactRow,
  ExecutionRow,
  InstanceRow,
  NamespaceRow,
  PolicyRow,
  RepositoryRow,
  ScriptRow,
  SigningRow,
} from './rows.ts';

/** All that a world holds. */
export const createStore = () => ({
  instances: new Table<InstanceRow>({ id: (row) => row.id, parent: (row) => row.project_id }),
  namespaces: new Table<NamespaceRow>({
    id: (row) => row.id,
    parent: (row) => row.instance_id,
    name: (row) => row.name,
  }),
  repositories: new Table<RepositoryRow>({
    id: (row) => row.id,
    parent: (row) => row.namespace_id,
    name: (row) => row.name,
  }),
  artifacts: new Table<ArtifactRow>({
    id: (row) => row.id,
    parent: (row) => row.repository_id,
    name: (row) => row.digest,
  }),
  accessories: new Table<AccessoryRow>({ id: (row) => row.id, parent: (row) => row.subject_artifact_id }),
  policies: new Table<PolicyRow>({ id: (row) => row.id, parent: (row) => row.namespace_id }),
  executions: new Table<ExecutionRow>({ id: (row) => row.id, parent: (row) => row.policy_id }),
  scripts: new Table<ScriptRow>({ id: (row) => row.id, parent: () => 0 }),
  signings: new Table<SigningRow>({ id: (row) => row.id, parent: (row) => row.artifact_id }),
  /** Tags live in their artifact, tasks and sub-tasks in their execution: of these only the ids are counted here. */
  tags: new Counter(),
  tasks: new Counter(),
  subTasks: new Counter(),
});

export type Store = ReturnType<typeof createStore>;

/** A store that holds the same; neither sees what the other changes from now on. */
export const forkStore = (store: Store): Store =>
  Object.fromEntries(Object.entries(store).map(([name, part]) => [name, part.fork()])) as Store;
