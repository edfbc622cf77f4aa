import type { ControlInput, ControlOutput, Schemas } from '../spec/control-types.ts';
import type { TriggeredPolicy } from '../world/policies/trigger.ts';
import { stageOf } from '../world/resources/creation.ts';
import type { Shown } from './around.ts';
import { families, type RunFamily } from './families.ts';
import { pageOf, time, timeGiven } from './page.ts';
import { nextDueMs } from './policies.ts';
import { whereOf } from './where.ts';

type Due = Schemas['Due'];
type Timed = readonly [atMs: number, due: Omit<Due, 'at'>];

const namesOf = (family: RunFamily, policyId: number, world: Shown) => {
  const { repository_name: _, digest: __, ...names } = whereOf(family, policyId, world);
  return names;
};

const schedules = (world: Shown): readonly Timed[] => {
  const { signature, retention, replication, gc } = world.tables;
  const of = (family: RunFamily, policies: readonly TriggeredPolicy[]): readonly Timed[] =>
    policies.flatMap((policy): readonly Timed[] => {
      const atMs = nextDueMs(policy, world);
      const names = namesOf(family, policy.id, world);
      return atMs === undefined ? [] : [[atMs, { kind: 'schedule', family, policy_id: policy.id, ...names }]];
    });
  return [
    ...of('signature', signature.policies.all()),
    ...of('retention', retention.policies.all()),
    ...of('replication', replication.policies.all()),
    ...of('gc', gc.schedules.all()),
  ];
};

const executions = (world: Shown): readonly Timed[] =>
  Object.values(families)
    .flatMap(({ all }) => all(world))
    .flatMap(({ family, row, overview: { nextMs, endsMs } }): readonly Timed[] => {
      if (nextMs === undefined) return [];
      const names = namesOf(family, row.policy_id, world);
      const ids = { policy_id: row.policy_id, execution_id: row.id, ...timeGiven('ends_at', endsMs) };
      return [[nextMs, { kind: 'execution', family, ...ids, ...names }]];
    });

const deliveries = ({ tables, nowMs }: Shown): readonly Timed[] =>
  tables.webhooks.deliveries.under(0).map(({ id, state, dueMs }): Timed => {
    const policy_id = tables.webhooks.jobs.get(id)?.policy_id;
    const due = { kind: 'delivery', family: 'webhooks', job_id: id } as const;
    return [state === 'waiting' ? dueMs : nowMs, policy_id === undefined ? due : { ...due, policy_id }];
  });

/** When the creation of an instance goes on; not finite where it never does, or has ended. */
const creations = ({ tables, tenant, nowMs }: Shown): readonly Timed[] =>
  tables.instances.under(tenant.project_id).flatMap(({ id, creation }): readonly Timed[] => {
    if (creation === undefined) return [];
    const { startMs, initialMs = Number.POSITIVE_INFINITY, creatingMs = Number.POSITIVE_INFINITY } = creation;
    const { status } = stageOf(creation, nowMs);
    const atMs = startMs + initialMs + (status === 'Initial' ? 0 : creatingMs);
    const goesOn = status === 'Initial' || status === 'Creating';
    return goesOn && Number.isFinite(atMs) ? [[atMs, { kind: 'creation', family: 'instances', instance_id: id }]] : [];
  });

export const due = ({ query }: ControlInput<'listDue'>, world: Shown): ControlOutput<'listDue'> => {
  const all = [...schedules(world), ...executions(world), ...deliveries(world), ...creations(world)].sort(
    ([a], [b]) => a - b,
  );
  const page = pageOf(all, query, ([atMs, what]) => ({ at: time(atMs), ...what }));
  return { now: time(world.nowMs), due: page, total: all.length };
};
