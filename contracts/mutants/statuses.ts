import type { Answer, Outgoing } from '../service/exchange.ts';
import { everyList, withBody, withMethod, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const as =
  (from: number, to: number) =>
  (answer: Answer): Answer =>
    answer.status === from ? withStatus(answer, to) : answer;

const becomes = (who: Outgoing['as']) => (request: Outgoing) =>
  request.as === who ? ({ ...request, as: 'caller' } as const) : request;

/** Answers with the wrong status, and callers who are let in. */
export const statuses: readonly Mutant[] = [
  { name: '400 for 404', breaks: 'what is not there is 404', documented: true, status: 404, answer: as(404, 400) },
  { name: '500 for 400', breaks: 'a bad request is 400', documented: true, status: 400, answer: as(400, 500) },
  { name: '422 for 400', breaks: 'a bad request is 400', documented: true, status: 400, answer: as(400, 422) },
  { name: '403 for 401', breaks: 'who is not known gets 401', documented: true, status: 401, answer: as(401, 403) },
  {
    name: '404 for 403',
    breaks: 'what is not the caller’s is 403',
    documented: true,
    status: 403,
    answer: as(403, 404),
  },
  {
    name: 'missing parent is an empty list',
    breaks: 'what is not there is 404',
    documented: true,
    on: ['ListInstanceSignPolicyExecTasks'],
    answer: (answer) => (answer.status === 404 ? withBody(withStatus(answer, 200), { tasks: [], total: 0 }) : answer),
  },
  {
    name: 'missing namespace has no repositories',
    breaks: 'what is not there is 404',
    documented: true,
    on: ['ListNamespaceRepositories'],
    answer: (answer) =>
      answer.status === 404 ? withBody(withStatus(answer, 200), { repositories: [], total: 0 }) : answer,
  },
  {
    name: '200 for 204',
    breaks: 'deleting is answered 204',
    documented: true,
    on: withMethod('DELETE'),
    answer: (answer) => (answer.status === 204 ? withBody(withStatus(answer, 200), {}) : answer),
  },
  {
    name: '204 with a body',
    breaks: '204 has no body',
    documented: true,
    on: withMethod('DELETE'),
    answer: (answer) => (answer.status === 204 ? withBody(answer, {}) : answer),
  },
  {
    name: '200 for 201',
    breaks: 'creating is answered 201',
    documented: true,
    on: ['CreateInstanceSignPolicy', 'CreateInstanceNamespace'],
    answer: as(201, 200),
  },
  {
    name: '201 for 202',
    breaks: 'executing is answered 202',
    documented: true,
    on: ['ExecuteInstanceSignPolicy'],
    answer: as(202, 201),
  },
  {
    name: '204 for a replacement',
    breaks: 'replacing is answered 200',
    documented: false,
    on: ['UpdateInstanceSignPolicy'],
    answer: as(200, 204),
  },
  {
    name: '401 after validation',
    breaks: 'credentials are checked before the request is',
    documented: false,
    status: 401,
    answer: async (answer, request, { ask }) => {
      if (answer.status !== 401) return answer;
      const known = await ask({ ...request, as: 'caller' });
      return known.status === 400 || known.status === 404 ? known : answer;
    },
  },
  {
    name: 'nobody let in',
    breaks: 'who sends no credentials gets 401',
    documented: true,
    on: everyList,
    request: becomes('nobody'),
  },
  {
    name: 'wrong token let in',
    breaks: 'who sends a wrong token gets 401',
    documented: true,
    on: everyList,
    request: becomes('wrong token'),
  },
  {
    name: 'other project let in',
    breaks: 'what is not the caller’s is 403',
    documented: true,
    on: ['ListInstanceSignPolicyExecTasks'],
    request: becomes('other project'),
  },
  {
    name: 'malformed id is 404',
    breaks: 'an id that is not an integer is 400',
    documented: false,
    answer: (answer, { target }) => (/\/(first|1\.5|2147483648)(\/|$)/.test(target) ? as(400, 404)(answer) : answer),
  },
  {
    name: 'id read as far as it is a number',
    breaks: 'an id that is not an integer is 400',
    documented: false,
    on: ['ShowInstanceSignPolicy'],
    request: (request) => ({ ...request, target: request.target.replace(/policies\/1\.5$/, 'policies/1') }),
  },
  {
    name: 'unknown query refused',
    breaks: 'a query parameter that the page does not list is ignored',
    documented: false,
    answer: (answer, { target }) =>
      /[?&]x-/.test(target) && answer.status === 200
        ? withBody(withStatus(answer, 400), { error_code: 'SWR.400000', error_msg: 'unknown' })
        : answer,
  },
];
