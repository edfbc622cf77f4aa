import { inBody, inList, inQuery, inSent, withBody, without, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const lists = ['ListInstanceLtCredentials'] as const;
const updates = ['UpdateInstanceLtCredential'] as const;
const creates = ['CreateInstanceLtCredential'] as const;
const temporary = ['CreateInstanceTempCredential'] as const;
const removes = ['DeleteInstanceLtCredential'] as const;

/** Credentials that are made, listed or changed otherwise than they should. */
export const credentials: readonly Mutant[] = [
  {
    name: 'password in the list of credentials',
    breaks: 'a password is shown once',
    documented: true,
    on: lists,
    answer: inList((items) => items.map((item) => ({ ...item, auth_token: 'not-a-secret' }))),
  },
  {
    name: 'credential without a password',
    breaks: 'creating a credential shows its password',
    documented: true,
    on: [...creates, ...temporary],
    answer: inBody((body) => without(body, 'auth_token')),
  },
  {
    name: 'user name with a colon',
    breaks: 'a user name can be sent',
    documented: true,
    on: [...creates, ...temporary],
    answer: inBody((body) => ({ ...body, user_id: `project:${body.user_id}` })),
  },
  {
    name: 'one password for all temporary credentials',
    breaks: 'a temporary credential is another each time',
    documented: true,
    on: temporary,
    answer: inBody((body) => ({ ...body, auth_token: 'not-a-secret' })),
  },
  {
    name: 'credential that cannot be disabled',
    breaks: 'a credential can be disabled',
    documented: true,
    on: updates,
    request: inSent((body) => (body.enable === false ? { ...body, enable: true } : body)),
  },
  {
    name: 'credential that cannot be enabled again',
    breaks: 'a credential can be enabled again',
    documented: true,
    on: updates,
    request: inSent((body) => (body.enable === true ? { ...body, enable: false } : body)),
  },
  {
    name: 'new credential listed as disabled',
    breaks: 'a new credential is enabled',
    documented: true,
    on: lists,
    answer: inList((items) => items.map((item) => ({ ...item, enable: false }))),
  },
  {
    name: 'second credential of a name',
    breaks: 'a second credential of a name is a conflict',
    documented: false,
    on: creates,
    answer: (answer) => (answer.status === 409 ? withBody(withStatus(answer, 201), {}) : answer),
  },
  {
    name: 'another user name for each credential',
    breaks: 'all credentials of a user have one user name',
    documented: false,
    on: lists,
    answer: inList((items) => items.map((item) => ({ ...item, user_id: item.token_id }))),
  },
  {
    name: 'temporary credential deleted',
    breaks: 'a temporary credential cannot be deleted',
    documented: true,
    on: removes,
    answer: (answer) => (answer.status === 404 ? withBody(withStatus(answer, 204), undefined) : answer),
  },
  {
    name: 'credentials reversed',
    breaks: 'credentials are listed newest first',
    documented: false,
    on: lists,
    answer: inList((items) => [...items].reverse()),
  },
  {
    name: 'self_only turned around',
    breaks: 'with self_only=false one’s own are listed as well',
    documented: true,
    on: lists,
    answer: (answer, request) =>
      request.target.includes('self_only=false') ? inList(() => [])(answer, request) : answer,
  },
  {
    name: 'any self_only',
    breaks: 'self_only is a boolean',
    documented: true,
    on: lists,
    request: inQuery((query) => {
      if (query.get('self_only') === 'mine') query.delete('self_only');
    }),
  },
];
