import type { Cause } from '../../../contracts/causes/cause.ts';
import { countsOf, type Report } from '../../../contracts/reports/report.ts';
import { type CaseResult, resultOf } from '../../../contracts/result.ts';
import { answerOf } from '../../../contracts/service/exchange.ts';

/** A case that failed by a field, with what was sent and answered. */
export const failedCase = (id: string, field = 'total', more: Partial<CaseResult> = {}): CaseResult => ({
  ...resultOf(
    { id, rule: 'r', source: 's', provenance: 'documented', effect: 'read', given: [], steps: [] },
    {
      result: 'failed',
      differences: [{ aspect: 'value', at: `/${field}`, expected: '1', actual: '2', step: 1 }],
      exchanges: [
        {
          operation: 'ListInstance',
          request: { method: 'GET', target: '/v2/p/instances?limit=1', as: 'caller' },
          answer: answerOf(200, { 'content-type': 'application/json' }, '{"total":2}'),
          at: '2026-03-01T12:00:00.000Z',
          ms: 3,
        },
      ],
    },
  ),
  ...more,
});

/** A report of these cases, as a run makes it. */
export const reportWith = (cases: readonly CaseResult[], causes: readonly Cause[]): Report => ({
  ...{ format: 'fake-swr-verify/1', version: '0.0.0', target: { name: 'http://127.0.0.1:8080', kind: 'fake' } },
  ...{ began: '2026-03-01T12:00:00.000Z', seconds: 1, exit_code: 1, problems: [], remarks: [] },
  ...{ counts: countsOf(cases, []), causes, cases },
});
