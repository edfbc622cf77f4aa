import { pathIn } from '../../service/client.ts';
import type { Answer } from '../../service/exchange.ts';
import { pointed, shown } from '../../service/json.ts';
import { observed, type ProbesOf, quoted, unclear } from './probe.ts';

const codeOf = ({ body }: Answer): string => String(pointed(body, '/error_code') ?? '');

/** Whether the gateway answered and not the service: only its codes begin like this. */
const isOfGateway = (answer: Answer): boolean => codeOf(answer).startsWith('APIGW.');

const fixedHeaders = [
  'server',
  'strict-transport-security',
  'x-content-type-options',
  'x-download-options',
  'x-frame-options',
  'x-xss-protection',
];

export const requestProbes: ProbesOf<
  | 'request.unknown_query'
  | 'request.unknown_body_field'
  | 'request.empty_query_value'
  | 'request.null_field'
  | 'request.malformed_id'
  | 'request.trailing_slash'
  | 'response.content_type'
  | 'response.gateway_headers'
  | 'errors.code_family'
> = {
  'request.unknown_query': {
    effect: 'read',
    ask: async ({ call, instance }) => {
      const at = await instance();
      const plain = await call('ListInstanceNamespaces', at, { query: { limit: 2 } });
      const answer = await call('ListInstanceNamespaces', at, { query: { limit: 2, fake_swr_probe: 1 } });
      if (answer.status === 400 && plain.status === 200) return observed('reject', quoted(answer));
      const isSame = answer.status === 200 && shown(answer.body) === shown(plain.body);
      return isSame ? observed('ignore', 'the same answer with the parameter as without') : unclear(quoted(answer));
    },
  },
  'request.unknown_body_field': {
    effect: 'write',
    ask: async ({ policies, newNamespace, call }) => {
      const namespace = await newNamespace();
      await policies.created(namespace);
      const { answer, at } = await policies.create(namespace, { extra: { fake_swr_probe: '1' } });
      if (answer.status === 400) return observed('reject', quoted(answer));
      if (answer.status !== 201) return unclear(quoted(answer));
      const after = await call('ShowInstanceSignPolicy', at);
      if (after.status !== 200 || after.text.includes('fake_swr_probe'))
        return unclear(`it is shown: ${quoted(after)}`);
      return observed('ignore', '201, and the policy is shown without the field');
    },
  },
  'request.empty_query_value': {
    effect: 'read',
    ask: async ({ call, instance }) => {
      const at = await instance();
      const plain = await call('ListInstance', at);
      const answer = await call('ListInstance', at, { query: { enterprise_project_id: '' } });
      if (answer.status === 400 && plain.status === 200) return observed('reject', quoted(answer));
      if (answer.status !== 200 || plain.status !== 200) return unclear(quoted(answer));
      if (shown(answer.body) === shown(plain.body)) return observed('as_absent', 'the same list as without it');
      return pointed(answer.body, '/total') === 0 ? observed('literal', 'an empty list') : unclear(quoted(answer));
    },
  },
  'request.null_field': {
    effect: 'write',
    ask: async ({ policies, newNamespace }) => {
      const namespace = await newNamespace();
      await policies.created(namespace);
      const { answer } = await policies.create(namespace, { extra: { description: null } });
      if (answer.status === 400) return observed('reject', quoted(answer));
      return answer.status === 201 ? observed('as_absent', '201 with "description": null') : unclear(quoted(answer));
    },
  },
  'request.malformed_id': {
    effect: 'read',
    ask: async ({ call, target }) => {
      const at = await target.given('namespace');
      const answer = await call('ShowInstanceSignPolicy', { ...at, policy_id: 'x' });
      if (answer.status === 400 && !isOfGateway(answer)) return observed('reject', quoted(answer));
      if (answer.status === 404 && isOfGateway(answer)) return observed('not_found', quoted(answer));
      return unclear(quoted(answer));
    },
  },
  'request.trailing_slash': {
    effect: 'read',
    ask: async ({ get, instance }) => {
      const answer = await get(`${pathIn('ShowInstance', await instance())}/`);
      if (answer.status === 200) return observed('accept', '200 as without the slash');
      return answer.status === 404 && isOfGateway(answer)
        ? observed('not_found', quoted(answer))
        : unclear(quoted(answer));
    },
  },
  'response.gateway_headers': {
    effect: 'read',
    ask: async ({ call, instance }) => {
      const { headers } = await call('ShowInstance', await instance());
      const met = fixedHeaders.filter((name) => headers[name] !== undefined);
      if (met.length === 0) return observed('none', 'an instance is shown without any of them');
      return met.length === fixedHeaders.length
        ? observed('observed', 'an instance is shown with all of them')
        : unclear(`an instance is shown with ${met.join(', ')}`);
    },
  },
  'response.content_type': {
    effect: 'read',
    ask: async ({ call, instance }) => {
      const type = (await call('ShowInstance', await instance())).headers['content-type'] ?? '';
      if (type === 'application/json') return observed('plain', type);
      return /^application\/json; ?charset=utf-8$/i.test(type) ? observed('utf8', type) : unclear(type);
    },
  },
  'errors.code_family': {
    effect: 'read',
    ask: async ({ call, instance, newName }) => {
      const answer = await call('ShowInstanceNamespace', { ...(await instance()), namespace_name: newName() });
      const code = codeOf(answer);
      if (/^SVCSTG\.SWR\.\d{7}$/.test(code)) return observed('shared_table', quoted(answer));
      return /^SWR\.\d{6}$/.test(code) ? observed('short', quoted(answer)) : unclear(quoted(answer));
    },
  },
};
