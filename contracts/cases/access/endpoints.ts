import type { Case } from '../../case.ts';
import { endpointBody } from '../../resources/access-bodies.ts';
import { name, text, utcTime } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const reading = { effect: 'read', given: ['internal endpoint'], source: page('0802') } as const;
const writing = { effect: 'write', given: ['instance', 'free project'], source: page('0801') } as const;
const lists = { operation: 'ListInstanceInternalEndpoints', query: list } as const;
const statuses = ['Creating', 'Running', 'CreateError', 'Deleting', 'DeleteError'] as const;

const without = (body: object, field: string) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== field));
const bodyFor = (what: string) => ({ ...endpointBody, vpc_id: `fake-swr-verify-${what}` });
const create = (what: string) =>
  ({
    operation: 'CreateInstanceInternalEndpoint',
    body: bodyFor(what),
    expect: { status: 201, body: { id: name } },
    capture: { internal_endpoints_id: '/id' },
  }) as const;
const at = { internal_endpoints_id: { $ref: 'internal_endpoints_id' } } as const;
const show = { operation: 'ShowInstanceInternalEndpoint', path: at } as const;
const until = { tries: 120, pauseMs: 5000 } as const;
const runs = { ...show, expect: { status: 200, body: { status: 'Running' } }, until } as const;
const remove = { operation: 'DeleteInstanceInternalEndpoint', path: at, expect: { status: 204 } } as const;
const gone = { ...show, expect: { status: 404 }, until } as const;

const firstTwo = { operation: 'ListInstanceInternalEndpoints', query: { offset: 0, limit: 2 } } as const;
const inThatOrder = {
  ...firstTwo,
  expect: { status: 200, body: { internal_endpoints: [{ id: { $ref: 'first' } }, { id: { $ref: 'second' } }] } },
} as const;

/** Access from private networks. */
export const internalEndpoints = [
  {
    ...reading,
    id: 'access/endpoints/fields',
    rule: 'an internal endpoint has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        ...lists,
        expect: {
          status: 200,
          body: {
            internal_endpoints: {
              ...{ $minLength: 1, $unique: 'id' },
              $each: {
                ...{ id: name, vpcep_endpoint_id: text, endpoint_ip: text, project_id: name, project_name: name },
                ...{
                  vpc_id: name,
                  vpc_name: name,
                  vpc_cidr: name,
                  subnet_id: name,
                  subnet_name: name,
                  subnet_cidr: name,
                },
                ...{ description: text, status: { $oneOf: statuses }, status_text: text, created_at: utcTime },
              },
            },
          },
        },
      },
    ],
  },
  {
    ...reading,
    id: 'access/endpoints/listed-as-shown',
    rule: 'the list shows an internal endpoint as it is shown alone',
    source: page('0803'),
    provenance: 'documented',
    steps: [
      { operation: 'ShowInstanceInternalEndpoint', expect: { status: 200 }, capture: { one: '' } },
      { ...lists, expect: { status: 200, body: { internal_endpoints: { $contains: { $ref: 'one' } } } } },
    ],
  },
  {
    ...writing,
    id: 'access/endpoints/life',
    rule: 'an internal endpoint is created, runs after a while, is deleted, and is gone after a while',
    provenance: 'inferred',
    behaviour: { id: 'access.pace', option: 'seconds' },
    steps: [
      create('life'),
      { ...show, expect: { status: 200, body: { ...bodyFor('life'), status: 'Creating' } } },
      runs,
      { ...show, expect: { status: 200, body: { vpcep_endpoint_id: name, endpoint_ip: name } }, capture: { one: '' } },
      { ...lists, expect: { status: 200, body: { internal_endpoints: { $contains: { $ref: 'one' } } } } },
      remove,
      { ...show, expect: { status: 200, body: { status: 'Deleting' } } },
      gone,
      { ...remove, expect: refused(404) },
      {
        ...lists,
        expect: { status: 200, body: { internal_endpoints: { $excludes: { id: { $ref: 'internal_endpoints_id' } } } } },
      },
    ],
  },
  {
    ...writing,
    id: 'access/endpoints/order',
    rule: 'the order of the list is the same from read to read',
    provenance: 'inferred',
    steps: [
      create('order'),
      runs,
      {
        ...firstTwo,
        expect: { status: 200, body: { internal_endpoints: { $length: 2 } } },
        capture: { first: '/internal_endpoints/0/id', second: '/internal_endpoints/1/id' },
      },
      inThatOrder,
      inThatOrder,
      remove,
    ],
  },
  {
    ...writing,
    id: 'access/endpoints/delete-again',
    rule: 'an internal endpoint that is being deleted may be deleted again',
    source: page('0804'),
    provenance: 'chosen',
    behaviour: { id: 'access.delete_again', option: 'accept' },
    steps: [create('again'), runs, remove, remove, gone],
  },
  {
    ...writing,
    id: 'access/endpoints/taken-vpc',
    rule: 'a VPC has access once',
    provenance: 'inferred',
    behaviour: { id: 'access.second_endpoint', option: 'reject' },
    steps: [create('taken'), { ...create('taken'), capture: {}, expect: refused(409) }, runs, remove, gone],
  },
  {
    ...writing,
    id: 'access/endpoints/bodies',
    rule: 'an internal endpoint needs a project, a VPC and a subnet, which are texts that are not empty',
    provenance: 'documented',
    steps: (['project_id', 'vpc_id', 'subnet_id'] as const).flatMap((field) =>
      [{}, { [field]: '' }, { [field]: 7 }].map((wrong) => ({
        operation: 'CreateInstanceInternalEndpoint' as const,
        body: { ...without(endpointBody, field), ...wrong },
        expect: refused(400),
      })),
    ),
  },
] as const satisfies readonly Case[];
