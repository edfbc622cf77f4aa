import type { Step } from './call.ts';
import type { Recorded } from './recorded.ts';

/** What the calls of steps are answered, less the ids of requests. */
export const perform = async (
  { call, clock }: Pick<Recorded, 'call' | 'clock'>,
  steps: readonly Step[],
): Promise<readonly string[]> => {
  const answers: string[] = [];
  for (const each of steps) {
    if (each.kind === 'wait') clock.advance(each.ms);
    else {
      const { status, body } = await call(each.method, each.target, each.body);
      answers.push(`${each.method} ${each.target} ${status} ${body.replace(/"request_id":"[0-9a-f]+"/, '')}`);
    }
  }
  return answers;
};

export const disarm: Step = { kind: 'call', method: 'DELETE', target: '/_fake/faults' };
