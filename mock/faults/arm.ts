import { suggestion } from '../errors/nearest.ts';
import { patternProblem } from '../wire/pattern-problem.ts';
import { errorOf, FaultError, transmissionOf } from './effect.ts';
import type { FaultRow, Match, NewFault, When } from './rows.ts';
import { checkStub } from './stub.ts';

const checkSpan = ({ between }: When): void => {
  if (between === undefined || Date.parse(between.from) < Date.parse(between.to)) return;
  throw new FaultError(`when.between ends (${between.to}) before it begins (${between.from})`);
};

const checkOperation = (operationId: string | undefined, known: readonly string[]): void => {
  if (operationId === undefined || known.includes(operationId)) return;
  throw new FaultError(
    `match.operationId ${JSON.stringify(operationId)} is not one of the ${known.length} operations; ${suggestion(operationId, known)}`,
  );
};

const checkPattern = ({ body }: Match): void => {
  const problem = patternProblem(body);
  if (problem !== undefined) throw new FaultError(`match.body: ${problem}`);
};

/** A fault that has met no request yet. Throws a FaultError if it can never happen. */
export const armed = (
  id: number,
  { match = {}, when = {}, do: effect, at_start = false }: NewFault,
  operationIds: readonly string[],
): FaultRow => {
  checkStub(effect);
  checkPattern(match);
  checkSpan(when);
  errorOf(effect);
  transmissionOf(effect, '');
  checkOperation(match.operationId, operationIds);
  const row = { id, match, when, do: effect, matched: 0, fired: 0, second: 0, inSecond: 0 };
  return at_start ? { ...row, at_start } : row;
};
