import type { Answer, Outgoing } from '../service/exchange.ts';
import { asFields, asRecords, type Fields } from '../service/json.ts';
import type { OperationId } from '../service/spec.ts';
import { inBody, inList, inRecords, inTexts, withBody, withMethod, withStatus } from './change.ts';
import type { Context, Mutant } from './mutant.ts';

const showsPolicy: readonly OperationId[] = ['ShowInstanceSignPolicy'];
const createsNamespace: readonly OperationId[] = ['CreateInstanceNamespace'];

/** Sends a GET in place of a write, so that nothing is written. */
const asGet = ({ target, as }: Outgoing): Outgoing => ({ method: 'GET', target, as });

const empty = (answer: Answer, status: number): Answer => withBody(withStatus(answer, status), undefined);

/** Keeps the policy as it was before it is replaced. */
const rememberingPolicy = async (request: Outgoing, { ask, memory }: Context): Promise<Outgoing> => {
  memory.set(request.target, (await ask(asGet(request))).body);
  return request;
};

/** Once a policy was replaced, replaces it by something else. */
const afterwards =
  (change: (before: Fields, sent: Fields) => Fields) =>
  async (answer: Answer, request: Outgoing, { ask, memory }: Context): Promise<Answer> => {
    if (answer.status !== 200) return answer;
    await ask({ ...request, body: change(asFields(memory.get(request.target)), asFields(request.body)) });
    return answer;
  };

/** Writes that do not do what they say. */
export const writes: readonly Mutant[] = [
  {
    name: 'delete that does not delete',
    breaks: 'what was deleted is gone',
    documented: true,
    on: withMethod('DELETE'),
    request: asGet,
    answer: (answer) => (answer.status === 200 ? empty(answer, 204) : answer),
  },
  {
    name: 'deleted still shown',
    breaks: 'what was deleted is gone',
    documented: true,
    on: ['ShowInstanceSignPolicy', 'ShowInstanceNamespace'],
    answer: (answer, { target }, { memory }) => {
      if (answer.status === 200) memory.set(target, answer);
      return answer.status === 404 ? ((memory.get(target) as Answer | undefined) ?? answer) : answer;
    },
  },
  {
    name: 'deleted still listed',
    breaks: 'what was deleted is gone',
    documented: true,
    on: ['ListInstanceSignPolicies', 'ListInstanceNamespaces'],
    answer: (answer, request, { memory }) =>
      inList((items) => {
        const before = asRecords(memory.get(request.target));
        const all = [...items, ...before.filter(({ name }) => items.every((item) => item.name !== name))];
        memory.set(request.target, all);
        return all;
      })(answer, request),
  },
  {
    name: 'deleting twice is 204',
    breaks: 'deleting what is not there is 404',
    documented: true,
    on: withMethod('DELETE'),
    answer: (answer) => (answer.status === 404 ? empty(answer, 204) : answer),
  },
  {
    name: 'update that does nothing',
    breaks: 'a replaced policy is shown as it was sent',
    documented: true,
    on: ['UpdateInstanceSignPolicy'],
    request: rememberingPolicy,
    answer: afterwards((before) => before),
  },
  {
    name: 'update that merges',
    breaks: 'a policy is replaced as a whole',
    documented: true,
    on: ['UpdateInstanceSignPolicy'],
    request: rememberingPolicy,
    answer: afterwards((before, sent) => ({ ...before, ...sent })),
  },
  {
    name: 'update that creates another',
    breaks: 'a replaced policy keeps its time of creation',
    documented: true,
    on: showsPolicy,
    answer: inBody((body) => ({ ...body, created_at: body.updated_at })),
  },
  {
    name: 'extras formatted again',
    breaks: 'extras are returned to the letter',
    documented: true,
    on: showsPolicy,
    answer: inBody((body) => inTexts(body, (text) => (text.startsWith('{') ? JSON.stringify(JSON.parse(text)) : text))),
  },
  {
    name: 'cron lost',
    breaks: 'trigger_settings are returned as they were sent',
    documented: true,
    on: showsPolicy,
    answer: inBody((body) => ({ ...body, trigger: { type: asFields(body.trigger).type } })),
  },
  {
    name: 'second namespace of one name',
    breaks: 'the name of a namespace is its own',
    documented: false,
    on: createsNamespace,
    answer: (answer) => (answer.status === 409 ? withBody(withStatus(answer, 201), { id: 1 }) : answer),
  },
  {
    name: 'unknown field kept',
    breaks: 'a policy has the fields of the page',
    documented: false,
    on: showsPolicy,
    answer: inRecords((record) => (record.name === 'fake-swr-verify-case' ? { ...record, colour: 'red' } : record)),
  },
];
