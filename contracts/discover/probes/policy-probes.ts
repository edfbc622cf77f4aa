import type { Answer } from '../../service/exchange.ts';
import { shown } from '../../service/json.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear, unobserved } from './probe.ts';

const statusesOf = (answers: readonly Answer[]): string => answers.map(({ status }) => status).join(' ');

const yearly = '0 0 0 1 1 *';

/** Forms of a schedule that are not six fields. */
const otherForms = ['0 0 1 1 *', '@yearly', '@every 9000h'];

const scheduled = (cron: string) => ({ type: 'scheduled', trigger_settings: { cron } });

/** None of these policies is enabled, and their namespace is empty: nothing is signed. */
const triggers = [{ type: 'manual' }, scheduled(yearly), { type: 'event_based' }];

const acceptedTriggers: Readonly<Record<string, 'all' | 'without_event' | 'without_schedule'>> = {
  '201 201 201': 'all',
  '201 201 400': 'without_event',
  '201 400 201': 'without_schedule',
};

export const policyProbes: ProbesOf<
  | 'signature.update_status'
  | 'signature.policy_name_characters'
  | 'signature.accepted_triggers'
  | 'signature.duplicate_policy_name'
  | 'cron.other_forms'
  | 'signature.execute_disabled_policy'
  | 'signature.delete_policy_with_executions'
> = {
  'signature.update_status': {
    effect: 'write',
    ask: async ({ call, policies, newNamespace }) => {
      const at = await policies.created(await newNamespace());
      return byStatus(await call('UpdateInstanceSignPolicy', at, { body: await policies.body() }), {
        200: '200',
        201: '201',
        202: '202',
      });
    },
  },
  'signature.policy_name_characters': {
    effect: 'write',
    ask: async ({ policies, newNamespace, newName }) => {
      const namespace = await newNamespace();
      await policies.created(namespace);
      const { answer } = await policies.create(namespace, { name: `${newName()}-签名` });
      return byStatus(answer, { 201: 'chinese', 400: 'ascii' });
    },
  },
  'signature.accepted_triggers': {
    effect: 'write',
    ask: async ({ policies, newNamespace }) => {
      const namespace = await newNamespace();
      const answers: Answer[] = [];
      for (const trigger of triggers)
        answers.push((await policies.create(namespace, { trigger, enabled: false })).answer);
      const option = acceptedTriggers[statusesOf(answers)];
      const seen = `manual, scheduled, event_based: ${statusesOf(answers)}`;
      return option === undefined
        ? unclear(`${seen} ${shown(answers.map(({ body }) => body))}`)
        : observed(option, seen);
    },
  },
  'cron.other_forms': {
    effect: 'write',
    ask: async ({ policies, newNamespace }) => {
      const namespace = await newNamespace();
      const create = (cron: string) => policies.create(namespace, { trigger: scheduled(cron), enabled: false });
      const six = (await create(yearly)).answer;
      if (six.status === 400)
        return unobserved('masked: a policy cannot be scheduled at all (see signature.accepted_triggers)');
      const answers: Answer[] = [];
      for (const form of otherForms) answers.push((await create(form)).answer);
      const seen = `${otherForms.join(', ')}: ${statusesOf(answers)}`;
      if (six.status !== 201) return unclear(`${yearly}: ${quoted(six)}`);
      if (answers.every(({ status }) => status === 400)) return observed('reject', seen);
      return answers.every(({ status }) => status === 201) ? observed('harbor', seen) : unclear(seen);
    },
  },
  'signature.duplicate_policy_name': {
    effect: 'write',
    ask: async ({ policies, newNamespace, newName }) => {
      const namespace = await newNamespace();
      const name = newName();
      await policies.created(namespace, { name });
      return byStatus((await policies.create(namespace, { name })).answer, { 201: 'allow', 400: 'reject' });
    },
  },
  'signature.execute_disabled_policy': {
    effect: 'write',
    ask: async ({ call, policies, newNamespace }) => {
      const at = await policies.created(await newNamespace(), { enabled: false });
      return byStatus(await call('ExecuteInstanceSignPolicy', at), { 202: 'run', 400: 'reject' });
    },
  },
  'signature.delete_policy_with_executions': {
    effect: 'write',
    ask: async ({ call, policies, newNamespace, executions }) => {
      const at = await policies.created(await newNamespace());
      await executions.end(await executions.start(at));
      const answer = await call('DeleteInstanceSignPolicy', at);
      const after = await call('ShowInstanceSignPolicy', at);
      const seen = `${quoted(answer)}, and then ${after.status}`;
      if (answer.status === 204 && after.status === 404) return observed('allow', seen);
      return answer.status === 400 && after.status === 200 ? observed('reject', seen) : unclear(seen);
    },
  },
};
