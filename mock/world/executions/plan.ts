/** A repository's part of an execution: the items from `first` up to, not including, `end`. */
export interface PlannedTask {
  readonly repository: string;
  readonly first: number;
  readonly end: number;
  /** Why it is going to fail; left out, it is not. */
  readonly fails?: string;
}

/** A repository with the items to be dealt with there. */
export interface ListedTask<Item> {
  readonly repository: string;
  readonly items: readonly Item[];
  readonly fails?: string;
  /** Items that fail by themselves, by their index here; the others of the task are done, and the task fails. */
  readonly refused?: Readonly<Record<string, string>>;
}

/** A made-up plan, over repositories that are not there: small, however many tasks it has. */
export interface MadePlan {
  /** What its made-up items follow from, each with its index. */
  readonly key: string;
  readonly tasks: number;
  readonly subTasks: number;
  readonly failEvery?: number;
  readonly statusText: string;
}

/** What a plan follows from, as plain data. */
export type PlanSource<Item> =
  | {
      readonly kind: 'listed';
      readonly tasks: readonly ListedTask<Item>[];
      /** Why the execution fails before it has tasks. */
      readonly fails?: string;
    }
  | { readonly kind: 'made'; readonly made: MadePlan };

/** What an execution is going to do. Only ever asked for one item, so it may be made up on demand. */
export interface Plan<Item> {
  readonly taskCount: number;
  readonly itemCount: number;
  readonly task: (index: number) => PlannedTask | undefined;
  readonly item: (index: number) => Item | undefined;
  /** Why an item fails; undefined if it does not. */
  readonly itemFails: (index: number) => string | undefined;
  /** Why the execution fails before it has tasks. */
  readonly fails?: string;
  /** How many of the first `count` tasks fail. */
  readonly failedAmong: (count: number) => number;
}

export type MakeItem<Item> = (key: string, index: number, made: MadePlan) => Item;

type Listed<Item> = Extract<PlanSource<Item>, { readonly kind: 'listed' }>;

const listedPlan = <Item>({ tasks, fails: whole }: Listed<Item>): Plan<Item> => {
  let end = 0;
  let failed = 0;
  const failedBefore = [0];
  const refusals = new Map<number, string>();
  const planned = tasks.map(({ repository, items, fails: own, refused = {} }): PlannedTask => {
    const first = end;
    end += items.length;
    for (const [index, why] of Object.entries(refused)) refusals.set(first + Number(index), why);
    const fails = own ?? Object.values(refused)[0];
    failed += fails === undefined ? 0 : 1;
    failedBefore.push(failed);
    return { repository, first, end, ...(fails !== undefined && { fails }) };
  });
  const items = tasks.flatMap((task) => task.items);
  const wholes = tasks.flatMap(({ items: its, fails }) => its.map(() => fails));
  return {
    ...(whole !== undefined && { fails: whole }),
    itemFails: (index) => refusals.get(index) ?? wholes[index],
    taskCount: planned.length,
    itemCount: items.length,
    task: (index) => planned[index],
    item: (index) => items[index],
    failedAmong: (count) => failedBefore[count] ?? 0,
  };
};

const madePlan = <Item>(made: MadePlan, makeItem: MakeItem<Item>): Plan<Item> => {
  const { key, tasks, subTasks, failEvery, statusText } = made;
  const fails = (index: number): boolean => failEvery !== undefined && (index + 1) % failEvery === 0;
  return {
    taskCount: tasks,
    itemCount: tasks * subTasks,
    task: (index) => {
      if (index < 0 || index >= tasks) return undefined;
      const part = { repository: `image-${index + 1}`, first: index * subTasks, end: (index + 1) * subTasks };
      return fails(index) ? { ...part, fails: statusText } : part;
    },
    item: (index) => makeItem(key, index, made),
    itemFails: (index) => (fails(Math.floor(index / subTasks)) ? statusText : undefined),
    failedAmong: (count) => (failEvery === undefined ? 0 : Math.floor(count / failEvery)),
  };
};

const plans = new WeakMap<object, Plan<unknown>>();

/** The plan that the data describe; the same data give the same plan, put together once. */
export const planFrom = <Item>(source: PlanSource<Item>, makeItem: MakeItem<Item>): Plan<Item> => {
  const known = plans.get(source) as Plan<Item> | undefined;
  if (known !== undefined) return known;
  const plan = source.kind === 'listed' ? listedPlan(source) : madePlan(source.made, makeItem);
  plans.set(source, plan);
  return plan;
};

/** How many tasks are over once that many items have been dealt with. */
export const tasksEndedAt = ({ taskCount, task }: Plan<unknown>, done: number): number => {
  let low = 0;
  let high = taskCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((task(middle)?.end ?? 0) <= done) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The task that an item belongs to. */
export const taskOfItem = (plan: Plan<unknown>, index: number): PlannedTask | undefined =>
  plan.task(tasksEndedAt(plan, index));
