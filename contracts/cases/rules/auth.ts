import type { Case } from '../../case.ts';
import { givenOf, parentsOf } from '../../resources/all.ts';
import { operations, type SpecOperation } from '../../service/spec.ts';
import { derived, errorBody, refused, slug, step } from '../parts/step.ts';

type Rule = Pick<Case, 'id' | 'rule' | 'provenance' | 'steps'>;

/** The gateway names its request, which the service itself does not. Source: recorded 401s in public code. */
const gatewayBody = { ...errorBody, error_code: { $matches: '^APIGW\\.\\d{4}$' }, request_id: { $matches: '\\S' } };

/** A write goes to what does not exist, with an empty body, so that it changes nothing if it is let through. */
const harmless = (operation: SpecOperation) => {
  if (operation.method === 'GET') return {};
  const last = parentsOf(operation).at(-1);
  return {
    ...(last !== undefined && { path: { [last.id.parameter]: last.id.missing } }),
    ...(operation.body !== undefined && { body: {} }),
  };
};

/** Something that validation would refuse: a limit, an id, a body; or that does not exist. */
const invalid = (operation: SpecOperation) => {
  const last = parentsOf(operation).at(-1);
  const has = (name: string) => operation.parameters.some((parameter) => parameter.name === name);
  const badId = (parameter: string, missing: string | number) => (parameter.endsWith('_id') ? 'none' : missing);
  return {
    ...(last !== undefined && { path: { [last.id.parameter]: badId(last.id.parameter, last.id.missing) } }),
    ...(has('limit') && { query: { limit: 0, ...(has('offset') && { offset: -1 }) } }),
    ...(operation.body !== undefined && { body: { trigger: 1, metadata: 1 } }),
  };
};

const rulesOf = (operation: SpecOperation): readonly Rule[] => {
  const { id, template } = operation;
  const request = harmless(operation);
  const always: readonly Rule[] = [
    {
      id: `auth/nobody/${slug(id)}`,
      rule: 'a call without credentials is refused by the gateway',
      provenance: 'observed',
      steps: [step(id, { ...request, as: 'nobody', expect: { status: 401, body: gatewayBody } })],
    },
    {
      id: `auth/wrong-token/${slug(id)}`,
      rule: 'a call with an invalid token is refused',
      provenance: 'documented',
      steps: [step(id, { ...request, as: 'wrong token', expect: refused(401) })],
    },
    {
      id: `auth/before-validation/${slug(id)}`,
      rule: 'credentials are checked before the request is',
      provenance: 'inferred',
      steps: [
        step(id, { ...invalid(operation), as: 'nobody', expect: refused(401) }),
        step(id, { ...invalid(operation), as: 'wrong token', expect: refused(401) }),
      ],
    },
  ];
  if (!template.includes('{project_id}')) return always;
  const otherProject: Rule = {
    id: `auth/other-project/${slug(id)}`,
    rule: 'a project that the credentials are not for is forbidden',
    provenance: 'documented',
    steps: [step(id, { ...request, as: 'other project', expect: refused(403) })],
  };
  return [...always, otherProject];
};

/** The same rules of access for every operation. */
export const auth: readonly Case[] = [...operations.values()].flatMap((operation) => {
  const parents = parentsOf(operation);
  const given = [givenOf(operation.method === 'GET' ? parents : parents.slice(0, -1))];
  return rulesOf(operation).map((rule) => ({ ...derived(operation.id), given, ...rule }));
});
