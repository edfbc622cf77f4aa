import { contradictionsIn } from './contradictions.ts';
import type { Difference } from './match.ts';
import type { Answer } from './service/exchange.ts';
import { pointed, shown } from './service/json.ts';
import { type SpecOperation, undeclaredIn, validatorOf } from './service/spec.ts';

const difference = (at: string, expected: string, actual: unknown): Difference => ({
  at,
  expected,
  actual: shown(actual),
});

const bodyProblems = (schema: NonNullable<SpecOperation['body']>, { body }: Answer): readonly Difference[] => {
  const validate = validatorOf(schema);
  if (validate(body))
    return undeclaredIn(schema, body).map((at) => difference(at, 'not declared by the spec', 'present'));
  return (validate.errors ?? []).map(({ instancePath, keyword, params, message = 'as the spec says' }) =>
    keyword === 'required'
      ? difference(`${instancePath}/${params.missingProperty}`, 'present', undefined)
      : difference(instancePath || '/', message, pointed(body, instancePath)),
  );
};

/** What every answer must be, whatever the case: declared, of the declared type and form, consistent and traceable. */
export const checksOf = (operation: SpecOperation, answer: Answer): readonly Difference[] => {
  const { status, headers, text } = answer;
  const problems: Difference[] = [];
  const requestId = headers['x-request-id'];
  if (!requestId) problems.push(difference('headers/X-Request-Id', 'present', requestId));
  const schema = operation.responses.get(status);
  if (schema === undefined)
    return [...problems, difference('status', `one of ${[...operation.responses.keys()].join(', ')}`, status)];
  if (schema === null) return text === '' ? problems : [...problems, difference('/', 'no body', text)];
  const type = headers['content-type'];
  if (!/^application\/json/.test(type ?? ''))
    problems.push(difference('headers/Content-Type', 'application/json', type));
  const named = pointed(answer.body, '/request_id');
  if (named !== undefined && named !== requestId)
    problems.push(difference('/request_id', `the same as X-Request-Id (${requestId})`, named));
  return [...problems, ...bodyProblems(schema, answer), ...contradictionsIn(answer.body)];
};
