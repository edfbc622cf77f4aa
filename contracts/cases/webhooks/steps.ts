export const create = {
  operation: 'CreateInstanceWebhook',
  expect: { status: 201 },
  capture: { policy_id: '/id' },
} as const;

export const remove = { operation: 'DeleteInstanceWebhook', expect: { status: 204 } } as const;

export const shows = (body: object) => ({ operation: 'ShowInstanceWebhook', expect: { status: 200, body } }) as const;

/** Terraform takes any of these for a replacement. */
const done = [200, 201, 202] as const;

export const replace = (body: object) =>
  ({ operation: 'UpdateInstanceWebhook', body, expect: { status: done } }) as const;
