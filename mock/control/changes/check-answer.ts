import { explainAll } from '../../errors/explain.ts';
import { FaultError } from '../../faults/effect.ts';
import type { NewFault } from '../../faults/rows.ts';
import { type Operation, operations } from '../../spec/operations.ts';
import { apiEngine } from '../../spec/validators.ts';
import { fitsPattern } from '../../wire/body-pattern.ts';

const text = { $type: 'string' };
const code = { $type: 'integer' };

const errorShapes = {
  swr: { error_code: text, error_msg: text },
  basic: { error_code: text, error_msg: text },
  sts: { error_code: text, error_msg: text },
  control: { error: text },
  iam: { error: { message: text, code } },
  eps: { error: { error_code: text, error_msg: text } },
  kms: { error: { error_code: text, error_msg: text } },
  vpc: { code: text, message: text },
  dns: { code: text, message: text },
  registry: { errors: [{ code: text, message: text }] },
};

const customToo = 'say "custom": true to send it all the same';

const operationOf = (operationId: string | undefined): Operation => {
  const operation = operations.find(({ id }) => id === operationId);
  if (operation !== undefined) return operation;
  throw new FaultError(`answer is checked against the operation of match.operationId, which is left out; ${customToo}`);
};

const problemsOf = (operation: Operation, status: number, body: unknown): readonly string[] => {
  const { id, statuses, service } = operation;
  if (!statuses.includes(status)) return [`status ${status} is not one of ${id}'s, ${statuses.join(', ')}`];
  if (status >= 400) {
    const shape = errorShapes[service];
    return fitsPattern(shape, body) ? [] : [`its body is not like ${JSON.stringify(shape)}, as errors of ${id} are`];
  }
  // What the registry answers is not JSON, or of a form that its clients define.
  return service === 'registry' ? [] : explainAll(apiEngine.answerErrors(operation, body));
};

/** Throws a FaultError if the operation never answers so. */
export const checkAnswer = ({ match = {}, do: { answer } }: NewFault): void => {
  if (answer === undefined || answer.custom) return;
  const operation = operationOf(match.operationId);
  const [problem] = problemsOf(operation, answer.status, answer.body);
  if (problem !== undefined)
    throw new FaultError(`answer against the spec of ${operation.id}: ${problem}; ${customToo}`);
};
