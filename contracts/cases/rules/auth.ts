import type { Case } from '../../case.ts';
import { operations, type SpecOperation } from '../../service/spec.ts';
import { derived, errorBody, givenOf, missing, parentsOf, refused, slug, step } from './build.ts';

type Own = Pick<Case, 'id' | 'rule' | 'provenance' | 'steps'>;

/** The gateway names its request, which the service itself does not. Source: recorded 401s in public code. */
const gatewayBody = { ...errorBody, error_code: { $matches: '^APIGW\\.\\d{4}$' }, request_id: { $matches: '\\S' } };

/** A write is tried on what does not exist, with a body that is none, so that nothing is changed if it is let through. */
const harmless = (operation: SpecOperation) => {
  if (operation.method === 'GET') return {};
  const last = parentsOf(operation).at(-1);
  return {
    ...(last !== undefined && { path: { [last]: missing[last] } }),
    ...(operation.body !== undefined && { body: {} }),
  };
};

/** Something that validation would refuse: a limit, an id, a body; or that is not there. */
const wrong = (operation: SpecOperation) => {
  const last = parentsOf(operation).at(-1);
  const has = (name: string) => operation.parameters.some((parameter) => parameter.name === name);
  return {
    ...(last !== undefined && { path: { [last]: last.endsWith('_id') ? 'none' : missing[last] } }),
    ...(has('limit') && { query: { limit: 0, offset: -1 } }),
    ...(operation.body !== undefined && { body: { trigger: 1, metadata: 1 } }),
  };
};

const casesOf = (operation: SpecOperation): readonly Own[] => {
  const { id, template } = operation;
  const request = harmless(operation);
  const always: readonly Own[] = [
    {
      id: `auth/nobody/${slug(id)}`,
      rule: 'a call without credentials is refused by the gateway',
      provenance: 'observed',
      steps: [step(id, { ...request, as: 'nobody', expect: { status: 401, body: gatewayBody } })],
    },
    {
      id: `auth/wrong-token/${slug(id)}`,
      rule: 'a call with a token that is none is refused',
      provenance: 'documented',
      steps: [step(id, { ...request, as: 'wrong token', expect: refused(401) })],
    },
    {
      id: `auth/before-validation/${slug(id)}`,
      rule: 'who asks is looked at before what is asked for',
      provenance: 'inferred',
      steps: [
        step(id, { ...wrong(operation), as: 'nobody', expect: refused(401) }),
        step(id, { ...wrong(operation), as: 'wrong token', expect: refused(401) }),
      ],
    },
  ];
  if (!template.includes('{project_id}')) return always;
  const otherProject: Own = {
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
  return casesOf(operation).map((own) => ({ ...derived(operation.id), given, ...own }));
});
