import type { Case } from '../../case.ts';
import { name, utcTime } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const reading = { effect: 'read', given: ['long-term credential'], source: page('0405') } as const;
/** A case writes only where something was made for it. */
const creating = { effect: 'write', given: ['new long-term credential'], source: page('0402') } as const;
const changing = { effect: 'write', given: ['new long-term credential'], source: page('0403') } as const;

const lists = { operation: 'ListInstanceLtCredentials', query: list } as const;
const listed = (auth_tokens: object, query: object = {}) =>
  ({ ...lists, query: { ...list, ...query }, expect: { status: 200, body: { auth_tokens } } }) as const;

const own = { token_id: { $ref: 'credential_id' } } as const;
const uuid = { $matches: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' } as const;

/** What page 0401 and page 0402 answer. A user name with a colon could not be sent. */
const created = {
  ...{ token_id: uuid, auth_token: name, user_id: { $matches: '^[^:\\s]+$' } },
  ...{ created_at: utcTime, expire_date: utcTime },
} as const;

const enable = (value: boolean) =>
  ({
    operation: 'UpdateInstanceLtCredential',
    body: { enable: value },
    // Terraform takes any of these.
    expect: { status: [200, 201, 202] },
  }) as const;

const remove = { operation: 'DeleteInstanceLtCredential', expect: { status: 204 } } as const;

/** User names and passwords for the registry: long-term ones. */
export const credentials = [
  {
    ...reading,
    id: 'credentials/fields',
    rule: 'a long-term credential is listed with the fields of the page, each of its type, and without its password',
    provenance: 'documented',
    steps: [
      listed({
        ...{ $minLength: 1, $unique: 'token_id' },
        $each: {
          ...{ token_id: uuid, name, enable: { $type: 'boolean' }, user_id: name, user_profile: name },
          ...{ instance_id: { $ref: 'instance_id' }, created_at: utcTime, expire_date: utcTime },
          auth_token: { $absent: true },
        },
      }),
    ],
  },
  {
    ...reading,
    id: 'credentials/order',
    rule: 'long-term credentials are listed newest first',
    provenance: 'inferred',
    steps: [listed({ $descending: 'created_at' })],
  },
  {
    ...reading,
    id: 'credentials/self-only',
    rule: 'self_only is true unless given; with false, one’s own are among those that are listed',
    provenance: 'documented',
    steps: [
      { ...lists, expect: { status: 200 }, capture: { own: '/auth_tokens', total: '/total' } },
      {
        ...lists,
        query: { ...list, self_only: true },
        expect: { status: 200, body: { auth_tokens: { $ref: 'own' }, total: { $ref: 'total' } } },
      },
      listed({ $contains: own }, { self_only: false }),
      { ...lists, query: { self_only: 'mine' }, expect: refused(400) },
    ],
  },
  {
    ...creating,
    id: 'credentials/life',
    rule: 'a credential is created with its password, listed as enabled, deleted, and then gone',
    provenance: 'documented',
    steps: [
      {
        operation: 'CreateInstanceLtCredential',
        body: { name: { $ref: 'new_name' } },
        expect: { status: 201, body: created },
        capture: { credential_id: '/token_id', user: '/user_id', at: '/created_at', until: '/expire_date' },
      },
      listed({
        $contains: {
          ...{ ...own, name: { $ref: 'new_name' }, enable: true, user_id: { $ref: 'user' } },
          ...{ created_at: { $ref: 'at' }, expire_date: { $ref: 'until' } },
        },
      }),
      remove,
      listed({ $excludes: own }),
      { ...remove, expect: refused(404) },
      { ...enable(true), expect: refused(404) },
    ],
  },
  {
    ...changing,
    id: 'credentials/enable',
    rule: 'a credential is disabled and enabled again; disabling it twice changes nothing',
    provenance: 'documented',
    steps: [
      ...[false, false, true].flatMap((value) => [enable(value), listed({ $contains: { ...own, enable: value } })]),
    ],
  },
  {
    ...changing,
    id: 'credentials/taken-name',
    rule: 'a second credential of a name is a conflict',
    source: page('0402'),
    provenance: 'chosen',
    behaviour: { id: 'errors.conflict_status', option: 'harbor' },
    steps: [
      {
        operation: 'CreateInstanceLtCredential',
        body: { name: { $ref: 'credential_name' } },
        expect: refused(409),
      },
    ],
  },
  {
    ...changing,
    id: 'credentials/user-id',
    rule: 'all credentials of a user have one user name',
    source: page('0405'),
    provenance: 'inferred',
    behaviour: { id: 'credentials.user_id', option: 'user' },
    steps: [
      {
        operation: 'CreateInstanceLtCredential',
        body: { name: { $ref: 'new_name' } },
        expect: { status: 201 },
        capture: { credential_id: '/token_id', user: '/user_id' },
      },
      listed({ $contains: { name: { $ref: 'credential_name' }, user_id: { $ref: 'user' } } }),
      remove,
    ],
  },
  {
    ...creating,
    id: 'credentials/names',
    rule: 'a name with an upper-case letter, with two separators in a row, or that ends with one is refused',
    provenance: 'documented',
    steps: ['Upper', 'a--b', 'a._b', 'a-', '.a', 'a'.repeat(65)].map(
      (value) => ({ operation: 'CreateInstanceLtCredential', body: { name: value }, expect: refused(400) }) as const,
    ),
  },
] as const satisfies readonly Case[];

/** User names and passwords for the registry: temporary ones, which nothing deletes. */
export const temporaryCredentials = [
  {
    ...creating,
    id: 'credentials/temporary',
    rule: 'a temporary credential has a user name and a password, another each time',
    source: page('0401'),
    provenance: 'documented',
    steps: [
      {
        operation: 'CreateInstanceTempCredential',
        expect: { status: 201, body: created },
        capture: { one: '/auth_token', id: '/token_id' },
      },
      {
        operation: 'CreateInstanceTempCredential',
        expect: { status: 201, body: { auth_token: { $not: { $ref: 'one' } }, token_id: { $not: { $ref: 'id' } } } },
      },
    ],
  },
  {
    ...creating,
    id: 'credentials/temporary-only',
    rule: 'a temporary credential is in no list, and can be neither disabled nor deleted',
    source: 'https://support.huaweicloud.com/usermanual-swr/swr_01_0422.html',
    provenance: 'documented',
    steps: [
      {
        operation: 'CreateInstanceTempCredential',
        expect: { status: 201 },
        capture: { credential_id: '/token_id' },
      },
      listed({ $excludes: own }),
      { ...enable(false), expect: refused(404) },
      { ...remove, expect: refused(404) },
    ],
  },
] as const satisfies readonly Case[];
