import type { Step } from './call.ts';
import type { Recorded } from './recorded.ts';

/** Of an answer, less what is a process's own: the ids of requests, and how many it has answered. */
const shared = (body: string): string =>
  body.replace(/"request_id":"[0-9a-f]+"/, '').replace(/"calls":\d+,"errors":\d+,/g, '');

/** What the calls of steps are answered. */
export const perform = async (
  { call, clock }: Pick<Recorded, 'call' | 'clock'>,
  steps: readonly Step[],
): Promise<readonly string[]> => {
  const answers: string[] = [];
  for (const each of steps) {
    if (each.kind === 'wait') clock.advance(each.ms);
    else {
      const { status, body } = await call(each.method, each.target, each.body);
      answers.push(`${each.method} ${each.target} ${status} ${shared(body)}`);
    }
  }
  return answers;
};

export const disarm: Step = { kind: 'call', method: 'DELETE', target: '/_fake/faults' };
