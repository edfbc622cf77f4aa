import { contradictionsIn } from './contradictions.ts';
import type { Aspect, Difference } from './match.ts';
import type { Answer } from './service/exchange.ts';
import { pointed, shown } from './service/json.ts';
import { type SpecOperation, undeclaredIn, validatorOf } from './service/spec.ts';

const difference = (aspect: Aspect, at: string, expected: string, actual: unknown): Difference => ({
  aspect,
  at,
  expected,
  actual: shown(actual),
});

const bodyProblems = (schema: NonNullable<SpecOperation['body']>, { body }: Answer): readonly Difference[] => {
  const validate = validatorOf(schema);
  const isDeclared = validate(body);
  const undeclared = undeclaredIn(schema, body).map((at) =>
    difference('unknown', at, 'not declared by the spec', 'present'),
  );
  if (isDeclared) return undeclared;
  const errors = (validate.errors ?? []).map(({ instancePath, keyword, params, message = 'as the spec says' }) =>
    keyword === 'required'
      ? difference('missing', `${instancePath}/${params.missingProperty}`, 'present', undefined)
      : difference('form', instancePath || '/', message, pointed(body, instancePath)),
  );
  return [...errors, ...undeclared];
};

/** What every answer must be, whatever the case: declared, of the declared type and form, consistent and traceable. */
export const checksOf = (operation: SpecOperation, answer: Answer): readonly Difference[] => {
  const { status, headers, text } = answer;
  const problems: Difference[] = [];
  const requestId = headers['x-request-id'];
  if (!requestId) problems.push(difference('header', 'headers/X-Request-Id', 'present', requestId));
  const schema = operation.responses.get(status);
  if (schema === undefined)
    return [
      ...problems,
      difference('status', 'status', `one of ${[...operation.responses.keys()].join(', ')}`, status),
    ];
  if (schema === null) return text === '' ? problems : [...problems, difference('unknown', '/', 'no body', text)];
  const type = headers['content-type'];
  if (!/^application\/json/.test(type ?? ''))
    problems.push(difference('header', 'headers/Content-Type', 'application/json', type));
  const named = pointed(answer.body, '/request_id');
  if (named !== undefined && named !== requestId)
    problems.push(difference('value', '/request_id', `the same as X-Request-Id (${requestId})`, named));
  return [...problems, ...bodyProblems(schema, answer), ...contradictionsIn(answer.body)];
};
