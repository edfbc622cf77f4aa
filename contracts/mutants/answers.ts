import { everyList, inBody, inRecords, inRefusal, inTexts, without } from './change.ts';
import type { Mutant } from './mutant.ts';

/** Whose times the samples of the pages show in UTC. */
const inUtc = [
  'ListInstanceSignPolicyExecTasks',
  'ListInstanceSignatureExecutionSubtasks',
  'ListInstanceSignPolicyExecutions',
] as const;

const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT.*Z$/.test(text);

const timesAs = (change: (text: string) => unknown) =>
  inBody((body) => inTexts(body, (text) => (isTime(text) ? change(text) : text)));

/** Answers that are wrong whatever they are about: errors, headers, times. */
export const answers: readonly Mutant[] = [
  {
    name: 'local times',
    breaks: 'the times of a signature are in UTC',
    documented: true,
    on: inUtc,
    answer: timesAs((text) => {
      const local = new Date(Date.parse(text) + 8 * 3_600_000).toISOString();
      return local.replace('Z', '+08:00');
    }),
  },
  {
    name: 'times without a zone',
    breaks: 'times are as RFC 3339 has them',
    documented: true,
    answer: timesAs((text) => text.replace('Z', '')),
  },
  {
    name: 'times as numbers',
    breaks: 'times are texts',
    documented: true,
    answer: timesAs((text) => Date.parse(text)),
  },
  {
    name: 'null error_code',
    breaks: 'error_code is a text',
    documented: true,
    answer: inRefusal((body) => ({ ...body, error_code: null })),
  },
  {
    name: 'no error_msg',
    breaks: 'an error has an error_msg',
    documented: true,
    answer: inRefusal((body) => without(body, 'error_msg')),
  },
  {
    name: 'error in error',
    breaks: 'an error is error_code and error_msg',
    documented: true,
    answer: inRefusal(({ error_code: code, error_msg: message }) => ({ error: { code, message } })),
  },
  {
    name: 'null encoded_authorization_message',
    breaks: 'encoded_authorization_message is a text or absent',
    documented: true,
    answer: inRefusal((body) => ({ ...body, encoded_authorization_message: null })),
  },
  {
    name: 'no request_id in a 401',
    breaks: 'the gateway names its request',
    documented: false,
    status: 401,
    answer: inRefusal((body) => without(body, 'request_id')),
  },
  {
    name: 'request_id of another request',
    breaks: 'request_id is as X-Request-Id',
    documented: false,
    answer: inRefusal((body) => ('request_id' in body ? { ...body, request_id: '0'.repeat(32) } : body)),
  },
  {
    name: 'no X-Request-Id',
    breaks: 'every answer has an X-Request-Id',
    documented: false,
    answer: (answer) => {
      const { 'x-request-id': _, ...headers } = answer.headers;
      return { ...answer, headers };
    },
  },
  {
    name: 'Content-Type text/plain',
    breaks: 'answers are application/json',
    documented: true,
    answer: (answer) => ({ ...answer, headers: { ...answer.headers, 'content-type': 'text/plain' } }),
  },
  {
    name: 'undeclared field everywhere',
    breaks: 'a record has the fields of the page',
    documented: true,
    on: everyList,
    answer: inRecords((record) => ({ ...record, _links: {} })),
  },
];
