import { asFields } from '../service/json.ts';
import { ignoring, inList, inRecords, inSent, withBody, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const creates = ['CreateInstanceRegistry'] as const;
const shows = ['ShowInstanceRegistry'] as const;
const lists = ['ListInstanceRegistries'] as const;

/** Registries that are kept, shown or listed otherwise than they should. */
export const registries: readonly Mutant[] = [
  {
    name: 'registry secret in clear',
    breaks: 'the secret of a registry is not shown',
    documented: false,
    on: [...shows, ...lists],
    answer: inRecords((record) => ({
      ...record,
      credential: { ...asFields(record.credential), access_secret: 'not-a-secret' },
    })),
  },
  {
    name: 'internal registry without a target',
    breaks: 'a registry that is an instance says which',
    documented: true,
    on: creates,
    request: inSent((body) =>
      body.type === 'swr-pro-internal' ? { region_id: 'r', project_id: 'p', instance_id: 'i', ...body } : body,
    ),
  },
  {
    name: 'registry with any url',
    breaks: 'a url that is not an address is refused',
    documented: false,
    on: creates,
    request: inSent((body) => ({ ...body, url: 'https://harbor.example.com' })),
  },
  {
    name: 'second registry of a name',
    breaks: 'a second registry of a name is a conflict',
    documented: false,
    on: creates,
    answer: (answer) => (answer.status === 409 ? withBody(withStatus(answer, 201), { id: 1 }) : answer),
  },
  {
    name: 'dns_conf that stays',
    breaks: 'what is not sent again is gone',
    documented: true,
    on: shows,
    answer: inRecords((record) => ({ dns_conf: { hosts: {} }, ...record })),
  },
  {
    name: 'registries of every name',
    breaks: 'name filters the list',
    documented: true,
    on: lists,
    request: ignoring('name'),
  },
  {
    name: 'registries of every type',
    breaks: 'type filters the list',
    documented: true,
    on: lists,
    request: ignoring('type'),
  },
  {
    name: 'registries ordered by created_at alone',
    breaks: 'order_column orders the list',
    documented: true,
    on: lists,
    request: ignoring('order_column'),
  },
  {
    name: 'registries always descending',
    breaks: 'order_type orders the list',
    documented: true,
    on: lists,
    request: ignoring('order_type'),
  },
  {
    name: 'registries reversed',
    breaks: 'registries are listed newest first',
    documented: true,
    on: lists,
    answer: inList((items) => [...items].reverse()),
  },
];
