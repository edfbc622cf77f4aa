import type { Case, Expectation } from '../../case.ts';
import { name, utcTime } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const whole = { offset: 0, limit: 500 } as const;
const permissions = { operation: 'ListInternalEndpointPermissions', query: whole } as const;
const boolean = { $type: 'boolean' } as const;

const send = (body: object, expect: Expectation) =>
  ({ operation: 'UpdateInternalEndpointPermissions', body, expect }) as const;
const act = (action: unknown, texts: unknown, permission_type?: string, expect: Expectation = { status: 200 }) =>
  send({ permissions: texts, action, ...(permission_type !== undefined && { permission_type }) }, expect);

const account = 'iam:domain::fakeswrverify0123456789';
const accounts = 'iam:domainName::fake-swr-verify-*';
const path = 'organizations:orgPath::o-fakeswrverify/r-1/ou-2/*';

const ofPermissions = { effect: 'write', given: ['instance', 'free project'], source: page(1701) } as const;

/** Whose VPC endpoints may be connected to an instance. */
export const permissionCases = [
  {
    effect: 'read',
    given: ['permission'],
    id: 'access/permissions/fields',
    rule: 'a permission has the fields of the page, each of its type',
    source: page(1702),
    provenance: 'documented',
    steps: [
      {
        ...permissions,
        expect: {
          status: 200,
          body: {
            permissions: {
              ...{ $minLength: 1, $unique: 'id' },
              $each: {
                ...{ id: name, permission: name, permission_type: { $oneOf: ['domainId', 'orgPath'] } },
                ...{ protected: boolean, created_at: utcTime },
              },
            },
          },
        },
      },
    ],
  },
  {
    ...ofPermissions,
    id: 'access/permissions/life',
    rule: 'permissions are added under their type, found by a part of their text, and removed',
    provenance: 'documented',
    steps: [
      act('add', [account, accounts], 'domainId', {
        status: 200,
        body: { permissions: [account, accounts], permission_type: 'domainId' },
      }),
      act('add', [path], 'orgPath', { status: 200, body: { permissions: [path], permission_type: 'orgPath' } }),
      {
        ...permissions,
        query: { ...whole, permission: 'fakeswrverify' },
        expect: {
          status: 200,
          body: {
            permissions: {
              $contains: { permission: account, permission_type: 'domainId', protected: false },
              $each: { permission: { $matches: 'fakeswrverify' } },
            },
            total_count: 2,
          },
        },
      },
      act('remove', [account, accounts], 'domainId'),
      act('remove', [path], 'orgPath'),
      {
        ...permissions,
        query: { ...whole, permission: 'fakeswrverify' },
        expect: { status: 200, body: { permissions: [], total_count: 0 } },
      },
    ],
  },
  {
    ...ofPermissions,
    id: 'access/permissions/again',
    rule: 'a permission that is added again, or removed again, changes nothing',
    provenance: 'chosen',
    behaviour: { id: 'access.permission_again', option: 'ignore' },
    steps: [
      act('add', [account]),
      act('add', [account]),
      {
        ...permissions,
        query: { ...whole, permission: account },
        expect: { status: 200, body: { total_count: 1 } },
      },
      act('remove', [account]),
      act('remove', [account]),
    ],
  },
  {
    ...ofPermissions,
    id: 'access/permissions/refused',
    rule: 'a permission in another form or of another type, another action and a body without a field are refused',
    provenance: 'documented',
    steps: [
      ...['', 'iam:domain::', 'iam:domain::a_b', `iam:domain::${'a'.repeat(65)}`, 'iam:user::a', '**'].map((wrong) =>
        act('add', [wrong], 'domainId', refused(400)),
      ),
      act('add', [path], 'domainId', refused(400)),
      act('add', [account], 'orgPath', refused(400)),
      act('put', [account], 'domainId', refused(400)),
      send({ action: 'add', permission_type: 'domainId' }, refused(400)),
    ],
  },
] as const satisfies readonly Case[];
