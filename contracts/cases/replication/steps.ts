import { list } from '../parts/pages.ts';

export const create = {
  operation: 'CreateInstanceReplicationPolicy',
  expect: { status: 201 },
  capture: { policy_id: '/id' },
} as const;

export const remove = { operation: 'DeleteInstanceReplicationPolicy', expect: { status: 204 } } as const;

/** Terraform takes any of these for a replacement and for a stop. */
const done = [200, 201, 202] as const;

export const update = (body: object) =>
  ({ operation: 'UpdateInstanceReplicationPolicy', body, expect: { status: done } }) as const;

export const shows = (body: object) =>
  ({ operation: 'ShowInstanceReplicationPolicy', expect: { status: 200, body } }) as const;

export const lists = { operation: 'ListInstanceReplicationPolicies', query: list } as const;

/** The list under a filter. */
export const listed = (query: object, policies: object, total: unknown = { $any: true }) =>
  ({ ...lists, query: { ...list, ...query }, expect: { status: 200, body: { policies, total } } }) as const;

export const execute = {
  operation: 'ExecuteInstanceReplicationPolicy',
  body: { policy_id: { $ref: 'policy_id' } },
  expect: { status: 202 },
  capture: { execution_id: '/id' },
} as const;

export const stop = { operation: 'StopInstanceReplicationPolicyExecution', expect: { status: done } } as const;

/** The execution just started, as the list of its policy has it. */
export const listedWith = (fields: object) =>
  ({
    operation: 'ListInstanceReplicationPolicyExecutions',
    query: { ...list, policy_id: { $ref: 'policy_id' } },
    expect: { status: 200, body: { executions: { $contains: { id: { $ref: 'execution_id' }, ...fields } } } },
  }) as const;
