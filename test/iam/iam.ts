/** Calls of IAM and STS, each answer checked against their document. */
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import supertest, { type Response } from 'supertest';
import { expect } from 'vitest';
import document from '../../spec/generated/iam.json' with { type: 'json' };
import type { Fake } from '../support/fake.ts';
import { type Signing, sign } from '../support/sign.ts';

type Declared = Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>;
type Responses = Readonly<Record<string, { readonly $ref?: string }>>;

const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(document, 'iam.json');

/** What is wrong with an answer of IAM by its document, which must declare its status and its body. */
const problemsOf = (method: string, path: string, { status, body }: Response): string => {
  const response = (document.paths as Declared)[path]?.[method]?.responses[status];
  if (response === undefined) return `status ${status} is not declared`;
  const { $ref = `#/paths/${path.replaceAll('/', '~1')}/${method}/responses/${status}` } = response;
  const validate = ajv.compile({ $ref: `iam.json${$ref}/content/application~1json/schema` });
  return validate(body) ? '' : ajv.errorsText(validate.errors);
};

export type Headers = Readonly<Record<string, string>>;
export type Call = Pick<Signing, 'target' | 'method' | 'body'>;

export const iam = async (
  { swr }: Fake,
  { method = 'GET', target, body }: Call,
  headers: Headers = {},
): Promise<Response> => {
  const verb = method === 'GET' ? 'get' : 'post';
  const call = supertest(swr.url)
    [verb](target)
    .set({ 'Content-Type': 'application/json', ...headers });
  const answer = await (body === undefined ? call : call.send(body));
  expect(problemsOf(verb, target.split('?')[0] ?? '', answer)).toBe('');
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  return answer;
};

export const project = { id: '0f1e2d3c4b5a69788796a5b4c3d2e1f0', name: 'cn-north-4' };
export const domain = { id: 'd0000000000000000000000000000001', name: 'fake-swr-demo' };
export const demo = { name: 'demo', password: 'fake-swr-demo-password', domain: { name: domain.name } };

export const login = (user: object = demo, scope?: unknown): Call => ({
  method: 'POST',
  target: '/v3/auth/tokens',
  body: JSON.stringify({ auth: { identity: { methods: ['password'], password: { user } }, scope } }),
});

export const tokenOf = async (fake: Fake, scope: object = { project: { id: project.id } }) => {
  const { headers } = await iam(fake, login(demo, scope));
  return String(headers['x-subject-token']);
};

export const times = { issued_at: '2026-03-01T12:00:00.000000Z', expires_at: '2026-03-02T12:00:00.000000Z' };

export const credentials: readonly (readonly [string, (fake: Fake, call: Call) => Headers])[] = [
  ['a token', ({ swr }) => ({ 'X-Auth-Token': swr.token })],
  ['a signature', ({ swr }, call) => sign(swr, call)],
];
