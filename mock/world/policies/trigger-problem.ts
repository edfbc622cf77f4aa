import type { Profile } from '../kernel/profile.ts';
import { cronProblem } from './cron-problem.ts';
import type { Trigger } from './trigger.ts';

/** What is wrong with the cron of a scheduled trigger in a body; undefined if nothing is. */
export const triggerProblem = (
  {
    type,
    trigger_settings,
  }: { readonly type: Trigger['type']; readonly trigger_settings?: { readonly cron?: string } },
  profile: Profile,
): string | undefined => {
  const cron = trigger_settings?.cron ?? '';
  const problem = type === 'scheduled' ? cronProblem(cron, { otherForms: profile['cron.other_forms'] }) : undefined;
  return problem && `body field trigger.trigger_settings.cron is ${JSON.stringify(cron)} but ${problem}`;
};
