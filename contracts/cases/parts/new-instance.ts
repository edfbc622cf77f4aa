import { instanceBody } from '../../resources/instance-bodies.ts';

/** Creates an instance with what follows changed. Later steps are about it and its job. */
export const create = (name: string, changes: object = {}) =>
  ({
    operation: 'CreateInstance',
    body: { ...instanceBody, name, ...changes },
    expect: { status: 202, body: { instance_id: { $matches: '\\S' }, job_id: { $matches: '\\S' } } },
    capture: { instance_id: '/instance_id', job_id: '/job_id' },
  }) as const;

/** Asks until the job of the new instance has ended well. */
export const created = {
  operation: 'ShowInstanceJob',
  expect: { status: 200, body: { status: 'Success' } },
  until: { tries: 120, pauseMs: 10_000 },
} as const;

export const remove = { operation: 'DeleteInstance', body: {}, expect: { status: 202 } } as const;

export const refused = (changes: object, status = 400) =>
  ({
    operation: 'CreateInstance',
    body: { ...instanceBody, name: 'fake-swr-verify-refused', ...changes },
    expect: { status },
  }) as const;
