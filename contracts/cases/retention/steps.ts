import { list } from '../parts/pages.ts';

export const create = {
  operation: 'CreateInstanceRetentionPolicy',
  expect: { status: 201 },
  capture: { policy_id: '/id' },
} as const;

export const remove = { operation: 'DeleteInstanceRetentionPolicy', expect: { status: 204 } } as const;

export const shows = (body: object) =>
  ({ operation: 'ShowInstanceRetentionPolicy', expect: { status: 200, body } }) as const;

export const execute = (dry_run: boolean) =>
  ({
    operation: 'ExecuteInstanceRetentionPolicy',
    body: { dry_run },
    expect: { status: 200 },
    capture: { execution_id: '/id' },
  }) as const;

/** The execution just started, as the list of its policy has it. */
export const listedWith = (fields: object) =>
  ({
    operation: 'ListInstanceRetentionPolicyExecutions',
    query: list,
    expect: { status: 200, body: { executions: { $contains: { id: { $ref: 'execution_id' }, ...fields } } } },
  }) as const;

/** Waits until it has succeeded: as long as signing as many images may take. */
export const succeeded = { ...listedWith({ status: 'Succeed' }), until: { tries: 30, pauseMs: 5000 } } as const;
