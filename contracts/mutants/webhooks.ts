import { asFields, asRecords, type Fields } from '../service/json.ts';
import { ignoring, inList, inRecords, inSent, withBody, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const shows = ['ShowInstanceWebhook'] as const;
const lists = ['ListInstanceWebhooks'] as const;
const creates = ['CreateInstanceWebhook'] as const;
const updates = ['UpdateInstanceWebhook'] as const;
const writes = [...creates, ...updates] as const;
const jobs = ['ListInstanceWebhookJobs'] as const;

const inTargets = (change: (target: Fields) => Fields) => (record: Fields) => ({
  ...record,
  targets: asRecords(record.targets).map(change),
});

const ignored = (name: string, on: Mutant['on'] & {}): Mutant => ({
  name: `${name} of ${on[0]} ignored`,
  breaks: `${name} filters or orders the list`,
  documented: true,
  on,
  request: ignoring(name),
});

/** Webhooks that keep, show or tell otherwise than they should. */
export const webhooks: readonly Mutant[] = [
  ...(['order_column', 'order_type', 'name', 'namespace_id'] as const).map((name) => ignored(name, lists)),
  ignored('status', jobs),
  {
    name: 'auth_header masked',
    breaks: 'auth_header is shown as it was sent',
    documented: true,
    on: shows,
    answer: inRecords(inTargets((target) => ({ ...target, auth_header: '***' }))),
  },
  {
    name: 'skip_cert_verify dropped',
    breaks: 'skip_cert_verify is kept',
    documented: true,
    on: writes,
    request: inSent(inTargets((target) => ({ ...target, skip_cert_verify: false }))),
  },
  {
    name: 'skip_cert_verify absent',
    breaks: 'skip_cert_verify is false where it was not sent',
    documented: true,
    on: shows,
    answer: inRecords(inTargets(({ skip_cert_verify: _, ...target }) => target)),
  },
  {
    name: 'webhook description kept',
    breaks: 'a replaced description is replaced, by an empty one as well',
    documented: true,
    on: updates,
    request: inSent((body) => ({ ...body, description: body.description || 'fake-swr verify' })),
  },
  {
    name: 'event_types required of a replacement',
    breaks: 'event_types may be left out of a replacement',
    documented: true,
    on: updates,
    answer: (answer, { body }) =>
      body !== undefined && !('event_types' in asFields(body)) && answer.status < 300
        ? withStatus(answer, 400)
        : answer,
  },
  {
    name: 'other events accepted',
    breaks: 'PUSH_ARTIFACT alone is supported',
    documented: true,
    on: creates,
    request: inSent((body) => ({ ...body, event_types: ['PUSH_ARTIFACT'] })),
  },
  {
    name: 'second webhook of a namespace refused',
    breaks: 'a namespace has several webhook policies',
    documented: false,
    on: lists,
    answer: inList((items) => items.filter(({ name }, index) => items.findIndex((one) => one.name === name) === index)),
  },
  {
    name: 'webhook address changed',
    breaks: 'the address of a target cannot be changed',
    documented: false,
    on: updates,
    answer: (answer) =>
      answer.status === 400 && answer.text.includes('cannot be changed')
        ? withBody(withStatus(answer, 200), undefined)
        : answer,
  },
  {
    name: 'webhook without target',
    breaks: 'a policy has at least one target',
    documented: false,
    on: creates,
    answer: (answer) =>
      answer.status === 400 && answer.text.includes('at least one')
        ? withBody(withStatus(answer, 201), { id: 1 })
        : answer,
  },
  {
    name: 'malformed auth_header accepted',
    breaks: 'auth_header has the form key1:value1;key2:value2',
    documented: true,
    on: creates,
    answer: (answer) =>
      answer.status === 400 && answer.text.includes('auth_header')
        ? withBody(withStatus(answer, 201), { id: 1 })
        : answer,
  },
  {
    name: 'jobs of another policy',
    breaks: 'a job is of the policy that it is listed under',
    documented: true,
    on: jobs,
    answer: inRecords((record) => ({ ...record, policy_id: Number(record.policy_id) + 1 })),
  },
  {
    name: 'job_detail as an object',
    breaks: 'job_detail is a text',
    documented: true,
    on: jobs,
    answer: inRecords((record) => ({ ...record, job_detail: {} })),
  },
  {
    name: 'jobs by the names of the sample',
    breaks: 'jobs have the statuses of the filter',
    documented: false,
    on: jobs,
    answer: inRecords((record) => ({ ...record, status: String(record.status).toLowerCase() })),
  },
  {
    name: 'webhook jobs reversed',
    breaks: 'jobs are listed with the newest first',
    documented: false,
    on: jobs,
    answer: inList((items) => [...items].reverse()),
  },
];
