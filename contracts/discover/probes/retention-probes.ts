import { keepsPushes, retentionBody } from '../../resources/retention-bodies.ts';
import { pathIn } from '../../service/client.ts';
import { type Answer, Unmet } from '../../service/exchange.ts';
import { pointed, shown } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { ProbeContext } from './context.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear } from './probe.ts';
import { tagsOf } from './records.ts';
import { separatorIn } from './separator.ts';

/** Tries to create a policy in a namespace. If it is created, it is deleted in the end. */
const create = async ({ call, cleanUp }: ProbeContext, at: PathValues, body: object): Promise<Answer> => {
  const answer = await call('CreateInstanceRetentionPolicy', at, { body });
  const policy_id = String(pointed(answer.body, '/id'));
  if (answer.status === 201) cleanUp.add(pathIn('DeleteInstanceRetentionPolicy', { ...at, policy_id }));
  return answer;
};

/** The tags of an artifact with several, as a dry run of its namespace's policy writes them, and their names. */
const severalTags = async ({ call, list, locate, instance }: ProbeContext) => {
  for (const { at } of await locate('retention policy', await instance())) {
    const { body } = await call('ExecuteInstanceRetentionPolicy', at, { body: { dry_run: true } });
    const run = { ...at, execution_id: String(pointed(body, '/id')) };
    for (const { id, repository } of await list('ListInstanceRetentionPolicyExecTasks', run)) {
      const artifacts = await list('ListInstanceArtifacts', { ...run, repository_name: String(repository) });
      const subTasks = await list('ListInstanceRetentionPolicyExecSubTasks', { ...run, task_id: String(id) });
      const found = artifacts.find(
        (one) => tagsOf(one).length > 1 && subTasks.some((sub) => sub.digest === one.digest),
      );
      const tag = found && subTasks.find(({ digest }) => digest === found.digest)?.tag;
      if (found !== undefined) return { text: String(tag), names: tagsOf(found) };
    }
  }
  throw new Unmet('no retention policy would delete an artifact with several tags');
};

export const retentionProbes: ProbesOf<
  'errors.conflict_status' | 'retention.name_filter' | 'retention.missing_policy' | 'retention.tags_separator'
> = {
  'errors.conflict_status': {
    effect: 'write',
    ask: async (context) => {
      const rule = keepsPushes(10);
      const body = { ...retentionBody, name: context.newName(), rules: [rule, rule] };
      const answer = await create(context, await context.newNamespace(), body);
      return byStatus(answer, { 409: 'harbor', 400: 'documented' });
    },
  },
  'retention.name_filter': {
    effect: 'read',
    ask: async ({ call, list, instance }) => {
      const at = await instance();
      const [policy] = await list('ListInstanceRetentionPolicies', at);
      if (policy === undefined) throw new Unmet('the instance has no retention policy');
      const part = String(policy.name).slice(0, -1);
      const answer = await call('ListInstanceRetentionPolicies', at, { query: { name: part, limit: 100 } });
      const names = ((pointed(answer.body, '/retentions') ?? []) as { readonly name: string }[]).map(
        ({ name }) => name,
      );
      const seen = `name=${part} gave ${shown(names)}`;
      if (answer.status !== 200) return unclear(quoted(answer));
      if (names.includes(String(policy.name))) return observed('contains', seen);
      return names.every((name) => name === part) ? observed('exact', seen) : unclear(seen);
    },
  },
  'retention.missing_policy': {
    effect: 'write',
    ask: async ({ call, newNamespace }) => {
      const at = { ...(await newNamespace()), policy_id: '2147483647' };
      return byStatus(await call('DeleteInstanceRetentionPolicy', at), { 400: 'harbor', 404: 'not_found' });
    },
  },
  'retention.tags_separator': {
    effect: 'write',
    ask: async (context) => {
      const { text, names } = await severalTags(context);
      return separatorIn(text, names);
    },
  },
};
