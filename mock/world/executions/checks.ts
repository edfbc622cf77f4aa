import {
  all,
  byKind,
  fields,
  highestId,
  id,
  list,
  moment,
  oneOf,
  optional,
  type RowCheck,
  record,
  span,
  text,
  whole,
} from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';
import { initialized } from './life-cycle.ts';
import type { PlanSource } from './plan.ts';

/** As many items as an execution that a test makes up may have. */
const mostItems = 10_000_000;
const count = whole(0, mostItems);
const done = whole(initialized, mostItems);

const lifeCycle = byKind({
  timed: fields({ initializedMs: span, pendingMs: span, itemMs: span }),
  stepped: fields({ polls: optional(whole(1, highestId)) }),
  stuck: fields({ done }),
});

const madeSize: RowCheck = (made) => {
  const { tasks, subTasks } = made as { readonly tasks: number; readonly subTasks: number };
  const items = tasks * subTasks;
  return items <= mostItems ? undefined : ` has ${tasks} × ${subTasks} sub-tasks but may have ${mostItems}`;
};

const made = all(
  fields({
    ...{ key: text, tasks: count, subTasks: count, statusText: text },
    failEvery: optional(whole(1, highestId)),
  }),
  madeSize,
);

const planOf = (item: RowCheck): RowCheck =>
  byKind({
    listed: fields({
      tasks: list(
        fields({ repository: text, items: list(item), fails: optional(text), refused: optional(record(text)) }),
      ),
      fails: optional(text),
    }),
    made: fields({ made }),
  });

interface Counted {
  readonly plan: PlanSource<object>;
  readonly checkpoints: readonly { readonly done: number }[];
}

/** An execution has not dealt with more items than it has. */
const checkpointsFit: RowCheck = (row) => {
  const { plan, checkpoints } = row as Counted;
  const itemCount =
    plan.kind === 'made'
      ? plan.made.tasks * plan.made.subTasks
      : plan.tasks.reduce((sum, { items }) => sum + items.length, 0);
  const beyond = checkpoints.findIndex((each) => each.done > itemCount);
  return beyond < 0 ? undefined : `.checkpoints.${beyond}.done is more than the ${itemCount} items of the plan`;
};

const started = { id, policy_id: id, trigger: text };
const shownPart = fields({ id, status: text });

/** Executions of a family, by what it deals with and what its views ask for. */
export const executionChecks = (of: { readonly item: RowCheck; readonly about: RowCheck }) => ({
  executions: byKind({
    recorded: fields({
      ...started,
      shown: fields({ status: text }),
      tasks: list(fields({ task: shownPart, sub_tasks: list(shownPart) })),
    }),
    live: all(
      fields({
        ...{ ...started, startedMs: moment, lifeCycle, plan: planOf(of.item), about: of.about },
        ...{ firstTaskId: id, firstSubTaskId: id, polls: whole(0, highestId) },
        checkpoints: list(fields({ done, ms: moment, stops: optional(oneOf(true)) })),
      }),
      checkpointsFit,
    ),
  }),
  pendingEffects: fields({ id, done: count, policyDeleted: optional(oneOf(true)) }),
});

export const lifeCycleChecks: SnapshotChecks = {
  rows: {
    lifeCycleOverrides: fields({
      ...{ id: text, lifeCycle },
      fail: optional(fields({ repositories: text, status_text: text })),
    }),
  },
  references: [],
};
