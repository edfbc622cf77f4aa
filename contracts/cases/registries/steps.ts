import { list } from '../parts/pages.ts';

export const create = {
  operation: 'CreateInstanceRegistry',
  expect: { status: 201 },
  capture: { registry_id: '/id' },
} as const;

export const remove = { operation: 'DeleteInstanceRegistry', expect: { status: 204 } } as const;

/** Terraform takes any of these for a replacement. */
const done = [200, 201, 202] as const;

export const update = (body: object) =>
  ({ operation: 'UpdateInstanceRegistry', body, expect: { status: done } }) as const;

export const shows = (body: object) => ({ operation: 'ShowInstanceRegistry', expect: { status: 200, body } }) as const;

export const lists = { operation: 'ListInstanceRegistries', query: list } as const;

/** The list under a filter. */
export const listed = (query: object, registries: object, total: unknown = { $any: true }) =>
  ({
    ...lists,
    query: { ...list, ...query },
    expect: { status: 200, body: { registries, total } },
  }) as const;
