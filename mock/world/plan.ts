import { madeDigest } from './kernel/ids.ts';

/** An artifact version that an execution signs. */
export interface Version {
  readonly digest: string;
  readonly tags: readonly string[];
  /** Left out where the version stands for itself and no artifact of the world is behind it. */
  readonly artifact_id?: number;
}

/** One repository's part of an execution: the versions from `first` up to, not including, `end`. */
export interface PlannedTask {
  readonly repository: string;
  readonly first: number;
  readonly end: number;
  /** Why it is going to fail; left out, it is not. */
  readonly fails?: string;
}

/** What an execution is going to do, fixed when it starts. Only ever asked for one item, so it may be made up on demand. */
export interface Plan {
  /** What the plan was made from, as plain data: `planFrom` makes it again. */
  readonly source: PlanSource;
  readonly taskCount: number;
  readonly versionCount: number;
  readonly task: (index: number) => PlannedTask | undefined;
  readonly version: (index: number) => Version | undefined;
  /** How many of the first `count` tasks fail. */
  readonly failedAmong: (count: number) => number;
}

export type PlanSource =
  | { readonly kind: 'listed'; readonly tasks: readonly ListedTask[] }
  | { readonly kind: 'made'; readonly made: Made };

/** A repository with those of its versions that are to be signed. */
export interface ListedTask {
  readonly repository: string;
  readonly versions: readonly Version[];
  readonly fails?: string;
}

/** A plan over artifacts that are there. */
export const listedPlan = (tasks: readonly ListedTask[]): Plan => {
  let end = 0;
  let failed = 0;
  const failedBefore = [0];
  const listed = tasks.map((task): ListedTask & PlannedTask => {
    const first = end;
    end += task.versions.length;
    failed += task.fails === undefined ? 0 : 1;
    failedBefore.push(failed);
    return { ...task, first, end };
  });
  const versions = listed.flatMap((task) => task.versions);
  return {
    source: { kind: 'listed', tasks },
    taskCount: listed.length,
    versionCount: versions.length,
    task: (index) => listed[index],
    version: (index) => versions[index],
    failedAmong: (count) => failedBefore[count] ?? 0,
  };
};

/** How a made-up plan is described; small, however many tasks it has. */
export interface Made {
  readonly key: string;
  readonly tasks: number;
  readonly subTasks: number;
  readonly failEvery?: number;
  readonly statusText: string;
}

/** A plan over repositories that nobody made: every task and version follows from its index. */
export const madePlan = (made: Made): Plan => {
  const { key, tasks, subTasks, failEvery, statusText } = made;
  const fails = (index: number): boolean => failEvery !== undefined && (index + 1) % failEvery === 0;
  return {
    source: { kind: 'made', made },
    taskCount: tasks,
    versionCount: tasks * subTasks,
    task: (index) => {
      if (index < 0 || index >= tasks) return undefined;
      const part = { repository: `image-${index + 1}`, first: index * subTasks, end: (index + 1) * subTasks };
      return fails(index) ? { ...part, fails: statusText } : part;
    },
    version: (index) => ({ digest: madeDigest(`${key} ${index}`), tags: [`v${(index % subTasks) + 1}`] }),
    failedAmong: (count) => (failEvery === undefined ? 0 : Math.floor(count / failEvery)),
  };
};

export const planFrom = (source: PlanSource): Plan =>
  source.kind === 'listed' ? listedPlan(source.tasks) : madePlan(source.made);

/** How many tasks are over once that many versions have been dealt with. */
export const tasksEndedAt = ({ taskCount, task }: Plan, signed: number): number => {
  let low = 0;
  let high = taskCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((task(middle)?.end ?? 0) <= signed) low = middle + 1;
    else high = middle;
  }
  return low;
};
