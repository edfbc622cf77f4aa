import type { SeedPath } from './context.ts';
import { items, type Unique, uniqueId } from './unique.ts';

interface SeedIds {
  readonly id?: number;
}
interface SeedTaskIds extends SeedIds {
  readonly sub_tasks?: readonly SeedIds[];
}
interface SeedExecutionIds extends SeedIds {
  readonly tasks?: readonly SeedTaskIds[];
}
interface SeedPolicyIds extends SeedIds {
  readonly executions?: readonly SeedExecutionIds[];
}

/** The ids that a policy gives with its executions. A message calls those of signing by no family, as the seed does. */
export const uniqueInPolicy = (
  family: 'signature' | 'retention' | 'replication',
  policy: SeedPolicyIds,
  path: SeedPath,
): readonly Unique[] => {
  const kind = (name: string) => (family === 'signature' ? name : `${family} ${name}`);
  return [
    ...uniqueId(kind('policies'), (tables) => tables[family].policies, policy.id, path),
    ...items(policy.executions, path, 'executions').flatMap(({ item: execution, at }) => [
      ...uniqueId(kind('executions'), (tables) => tables[family].executions, execution.id, at),
      ...items(execution.tasks, at, 'tasks').flatMap(({ item: task, at: taskAt }) => [
        ...uniqueId(kind('tasks'), (tables) => tables[family].tasks, task.id, taskAt),
        ...items(task.sub_tasks, taskAt, 'sub_tasks').flatMap(({ item, at: subTaskAt }) =>
          uniqueId(kind('sub-tasks'), (tables) => tables[family].subTasks, item.id, subTaskAt),
        ),
      ]),
    ]),
  ];
};
