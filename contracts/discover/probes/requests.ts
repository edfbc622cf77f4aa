import { pointed, shown } from '../../match.ts';
import type { Answer } from '../../target.ts';
import { segment } from './items.ts';
import { observed, type ProbesOf, quoted, unclear } from './probe.ts';

const codeOf = ({ body }: Answer): string => String(pointed(body, '/error_code') ?? '');

/** Whether the gateway answered and not the service: only its codes begin so. */
const isOfGateway = (answer: Answer): boolean => codeOf(answer).startsWith('APIGW.');

export const requestProbes: ProbesOf<
  | 'request.unknown_query'
  | 'request.unknown_body_field'
  | 'request.malformed_id'
  | 'request.trailing_slash'
  | 'response.content_type'
  | 'errors.code_family'
> = {
  'request.unknown_query': {
    effect: 'read',
    ask: async ({ get, instance }) => {
      const path = `${await instance()}/namespaces?limit=2`;
      const plain = await get(path);
      const answer = await get(`${path}&fake_swr_probe=1`);
      if (answer.status === 400 && plain.status === 200) return observed('reject', quoted(answer));
      const isSame = answer.status === 200 && shown(answer.body) === shown(plain.body);
      return isSame ? observed('ignore', 'the same answer with the parameter as without') : unclear(quoted(answer));
    },
  },
  'request.unknown_body_field': {
    effect: 'write',
    ask: async ({ policies, ownNamespace, get }) => {
      const namespace = await ownNamespace();
      await policies.made({ namespace });
      const { answer, path } = await policies.create({ namespace, extra: { fake_swr_probe: '1' } });
      if (answer.status === 400) return observed('reject', quoted(answer));
      if (answer.status !== 201) return unclear(quoted(answer));
      const kept = await get(path);
      if (kept.status !== 200 || kept.text.includes('fake_swr_probe')) return unclear(`it was kept: ${quoted(kept)}`);
      return observed('ignore', '201, and the policy is shown without the field');
    },
  },
  'request.malformed_id': {
    effect: 'read',
    ask: async ({ get, instance, target }) => {
      const { namespace_name } = await target.given('namespace');
      const answer = await get(`${await instance()}/namespaces/${segment(namespace_name)}/signature/policies/x`);
      if (answer.status === 400 && !isOfGateway(answer)) return observed('reject', quoted(answer));
      if (answer.status === 404 && isOfGateway(answer)) return observed('not_found', quoted(answer));
      return unclear(quoted(answer));
    },
  },
  'request.trailing_slash': {
    effect: 'read',
    ask: async ({ get, instance }) => {
      const answer = await get(`${await instance()}/`);
      if (answer.status === 200) return observed('accept', '200 as without the slash');
      return answer.status === 404 && isOfGateway(answer)
        ? observed('not_found', quoted(answer))
        : unclear(quoted(answer));
    },
  },
  'response.content_type': {
    effect: 'read',
    ask: async ({ get, instance }) => {
      const type = (await get(await instance())).headers['content-type'] ?? '';
      if (type === 'application/json') return observed('plain', type);
      return /^application\/json; ?charset=utf-8$/i.test(type) ? observed('utf8', type) : unclear(type);
    },
  },
  'errors.code_family': {
    effect: 'read',
    ask: async (lab) => {
      const answer = await lab.get(`${await lab.instance()}/namespaces/${lab.newName()}`);
      const code = codeOf(answer);
      if (/^SVCSTG\.SWR\.\d{7}$/.test(code)) return observed('shared_table', quoted(answer));
      return /^SWR\.\d{6}$/.test(code) ? observed('short', quoted(answer)) : unclear(quoted(answer));
    },
  },
};
