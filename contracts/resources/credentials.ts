import type { Bodies, Resource } from './resource.ts';

const named = { name: 'fake-swr-verify-case' } as const;

const createBodies: Bodies = { good: { name: { $ref: 'new_name' } }, whole: named, idle: named };
const disabled = { enable: false } as const;
const updateBodies: Bodies = { good: disabled, whole: disabled, idle: disabled };

const credential = {
  name: 'long-term credential',
  plural: 'long-term credentials',
  stem: 'credential',
  parent: 'instance',
  id: { parameter: 'credential_id', field: 'token_id', missing: '00000000-0000-4000-8000-000000000000' },
  key: 'token_id',
  operations: {
    list: ['ListInstanceLtCredentials'],
    create: 'CreateInstanceLtCredential',
    update: 'UpdateInstanceLtCredential',
    remove: 'DeleteInstanceLtCredential',
    actions: ['CreateInstanceTempCredential'],
  },
  bodies: { CreateInstanceLtCredential: createBodies, UpdateInstanceLtCredential: updateBodies },
  newId: { in: 'answer', at: '/token_id' },
  given: 'long-term credential',
  givens: {
    'long-term credential': {
      means: 'any long-term credential of the user who runs the cases',
      from: 'instance',
      through: [{ resource: 'long-term credential' }],
    },
    'new long-term credential': {
      means: 'a long-term credential made for the case',
      from: 'instance',
      body: ({ name }) => ({ name }),
      yields: ({ name, id }) => ({ credential_id: id, credential_name: name }),
    },
  },
  walkLimit: 1,
  seed: { key: 'credentials', definition: 'SeedCredential' },
} as const satisfies Resource;

export const credentials = [credential] as const;
