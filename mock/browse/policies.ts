import type { ControlInput, ControlOutput, Schemas } from '../spec/control-types.ts';
import { nextOf } from '../world/policies/schedule.ts';
import { isTriggeredBy, type TriggeredPolicy } from '../world/policies/trigger.ts';
import type { Shown } from './around.ts';
import { families, type RunFamily } from './families.ts';
import { given, pageOf, time, timeGiven } from './page.ts';
import { inNamespace, whereOf } from './where.ts';

type Policy = Schemas['BrowsedPolicy'];

/** When a policy of a world is due next; undefined where it is not due by itself. */
export const nextDueMs = (policy: TriggeredPolicy, { nowMs }: Pick<Shown, 'nowMs'>): number | undefined =>
  isTriggeredBy(policy, 'scheduled') ? nextOf(policy, nowMs) : undefined;

interface Listed {
  readonly family: Policy['family'];
  readonly view: (world: Shown) => Policy;
}

const runsOf = (family: RunFamily, policyId: number, world: Shown) => {
  const all = families[family].under(policyId, world);
  const last = all.at(-1);
  const shown = last && { id: last.row.id, status: last.overview.status, started_at: time(last.overview.startedMs) };
  return { runs: all.length, ...given('last_run', shown) };
};

/** A policy whose runs are executions of its family. */
const triggered = (family: 'signature' | 'retention' | 'replication' | 'gc', policy: TriggeredPolicy): Listed => ({
  family,
  view: (world) => {
    const { policy_name: name = '', instance_id = '', namespace_name } = whereOf(family, policy.id, world);
    const { id, enabled, trigger } = policy;
    return {
      ...{ family, id, name, enabled, instance_id, ...given('namespace_name', namespace_name) },
      ...{ trigger: trigger.type, ...given('cron', trigger.trigger_settings?.cron || undefined) },
      ...{ ...timeGiven('next_due_at', nextDueMs(policy, world)), ...runsOf(family, id, world) },
    };
  },
});

const webhooks = ({ tables }: Shown): readonly Listed[] =>
  tables.webhooks.policies.all().map(({ id, name, enabled, namespace_id }) => ({
    family: 'webhooks',
    view: () => {
      const jobs = tables.webhooks.jobs.under(id);
      const last = jobs.at(-1);
      return {
        ...{
          family: 'webhooks',
          id,
          name,
          enabled,
          instance_id: '',
          ...inNamespace(tables.namespaces.get(namespace_id)),
        },
        ...{ trigger: 'event_based', runs: jobs.length },
        ...given('last_run', last && { id: last.id, status: last.status, started_at: last.created_at }),
      };
    },
  }));

const immutability = ({ tables }: Shown): readonly Listed[] =>
  tables.immutableRules.all().map(({ id, disabled, namespace_id }) => ({
    family: 'immutability',
    view: () => ({
      ...{ family: 'immutability', id, name: '', enabled: !disabled, instance_id: '', trigger: 'always', runs: 0 },
      ...inNamespace(tables.namespaces.get(namespace_id)),
    }),
  }));

const listed = (world: Shown): readonly Listed[] => {
  const { signature, retention, replication, gc } = world.tables;
  return [
    ...signature.policies.all().map((row) => triggered('signature', row)),
    ...retention.policies.all().map((row) => triggered('retention', row)),
    ...replication.policies.all().map((row) => triggered('replication', row)),
    ...gc.schedules.all().map((row) => triggered('gc', row)),
    ...webhooks(world),
    ...immutability(world),
  ];
};

export const policies = ({ query }: ControlInput<'browsePolicies'>, world: Shown): ControlOutput<'browsePolicies'> => {
  const all = listed(world).filter(({ family }) => query.family === undefined || family === query.family);
  return { now: time(world.nowMs), policies: pageOf(all, query, ({ view }) => view(world)), total: all.length };
};
