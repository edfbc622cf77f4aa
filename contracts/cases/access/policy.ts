import type { Case, Expectation } from '../../case.ts';
import { listBody } from '../../resources/access-bodies.ts';
import { name, text } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const shows = { operation: 'ShowInstanceEndpointPolicy' } as const;
const statuses = ['Enabling', 'Enable', 'EnableFailed', 'Disable', 'Disabling', 'DisableFailed'] as const;

const writing = { effect: 'write', given: ['instance', 'free project'], source: page('0805') } as const;

const switched = (enable: unknown, expect: Expectation = { status: 202 }) =>
  ({ operation: 'CreateInstanceEndpointPolicy', body: { enable }, expect }) as const;

/** Waits as long as Terraform's provider does, which asks every five seconds. */
const becomes = (status: string) =>
  ({ ...shows, expect: { status: 200, body: { status } }, until: { tries: 240, pauseMs: 5000 } }) as const;

const replaced = (ip_list: unknown, expect: Expectation = { status: 200 }) =>
  ({ operation: 'UpdateInstanceEndpointPolicy', body: { ip_list }, expect }) as const;

const opened = [switched(true), becomes('Enable')] as const;
const closed = [replaced([]), switched(false), becomes('Disable')] as const;

/** Access from the public network, and who has it. Each case begins and ends with it switched off. */
export const endpointPolicy = [
  {
    effect: 'read',
    given: ['instance'],
    id: 'access/policy/fields',
    rule: 'the endpoint policy has one of six statuses and a white list',
    source: page('0807'),
    provenance: 'documented',
    steps: [
      {
        ...shows,
        expect: {
          status: 200,
          body: { status: { $oneOf: statuses }, ip_list: { $each: { ip: name, description: text } } },
        },
      },
    ],
  },
  {
    ...writing,
    id: 'access/policy/life',
    rule: 'public access is switched on and off, each after a while, and on the way to it neither',
    provenance: 'inferred',
    behaviour: { id: 'access.pace', option: 'seconds' },
    steps: [
      switched(true),
      { ...shows, expect: { status: 200, body: { status: 'Enabling' } } },
      switched(false, refused(409)),
      becomes('Enable'),
      switched(false),
      { ...shows, expect: { status: 200, body: { status: 'Disabling' } } },
      switched(true, refused(409)),
      becomes('Disable'),
    ],
  },
  {
    ...writing,
    id: 'access/policy/again',
    rule: 'public access is switched on only when it is off, and off only when it is on',
    provenance: 'inferred',
    behaviour: { id: 'errors.conflict_status', option: 'harbor' },
    steps: [switched(false, refused(409)), ...opened, switched(true, refused(409)), ...closed],
  },
  {
    ...writing,
    id: 'access/policy/list',
    rule: 'the white list is replaced as a whole, and emptied by an empty one',
    source: page('0806'),
    provenance: 'documented',
    steps: [
      ...opened,
      replaced([{ ip: '192.168.1.0/24', description: 'office' }, { ip: '192.168.1.2/32' }]),
      {
        ...shows,
        expect: {
          status: 200,
          body: { ip_list: [{ ip: '192.168.1.0/24', description: 'office' }, { ip: '192.168.1.2/32' }] },
        },
      },
      replaced(listBody.ip_list),
      { ...shows, expect: { status: 200, body: listBody } },
      replaced([]),
      { ...shows, expect: { status: 200, body: { ip_list: [] } } },
      ...closed,
    ],
  },
  {
    ...writing,
    id: 'access/policy/list-while-closed',
    rule: 'the white list is replaced only while the public network has access',
    source: 'Terraform provider huaweicloud, documentation of swr_enterprise_instance',
    provenance: 'inferred',
    behaviour: { id: 'access.list_while_closed', option: 'reject' },
    steps: [replaced(listBody.ip_list, refused(409))],
  },
  {
    ...writing,
    id: 'access/policy/bodies',
    rule: 'a body without its field, or with one of another type, is refused',
    provenance: 'inferred',
    steps: [
      { ...switched(true, refused(400)), body: {} },
      switched('true', refused(400)),
      { ...replaced([], refused(400)), body: {} },
      replaced('192.0.2.1', refused(400)),
      replaced([{ description: 'no address' }], refused(400)),
      ...['', 'example.com', '10.0.0.256', '10.0.0.0/33'].map((ip) => replaced([{ ip }], refused(400))),
    ],
  },
] as const satisfies readonly Case[];
