import { operationsOf } from '../case.ts';
import type { Result as CaseResult } from '../compare/compare.ts';
import { familyOf } from '../verify/plan.ts';
import { redacted } from './redact.ts';
import type { ReportedCase, ReportedExchange } from './report.ts';

const shownExchange = ({ operation, request, answer, on }: CaseResult['exchanges'][number]): ReportedExchange => ({
  operation,
  request,
  answer: { status: answer.status, headers: answer.headers, body: answer.body ?? answer.text },
  ...(on !== undefined && { on }),
});

/** A result as reports show it, with everything secret masked. `excuse` tells of a difference that is known. */
export const reported = (
  { trial, result, reason, verdict, differences, exchanges }: CaseResult,
  excuse: string | undefined,
  secrets: readonly string[],
): ReportedCase => {
  const { id, rule, source, provenance, behaviour, effect, steps } = trial;
  const why = excuse ?? reason;
  return redacted(
    {
      ...{ id, family: familyOf(trial), rule, source, provenance, effect },
      ...(behaviour !== undefined && { behaviour }),
      operations: operationsOf(trial),
      result: excuse === undefined ? result : 'known',
      ...(why !== undefined && { reason: why }),
      ...(verdict !== undefined && { verdict }),
      differences,
      exchanges: exchanges.map(shownExchange),
      expectations: steps,
    },
    secrets,
  );
};
