import { ruleBody, ruleOf } from '../../resources/immutability-bodies.ts';
import { keepsPushes, retentionBody } from '../../resources/retention-bodies.ts';
import { pathIn } from '../../service/client.ts';
import { type Answer, Misanswered } from '../../service/exchange.ts';
import { type Fields, pointed } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { ProbeContext } from './context.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear } from './probe.ts';

type Asks = Pick<ProbeContext, 'call' | 'cleanUp'>;

const create = async ({ call, cleanUp }: Asks, at: PathValues, body: object): Promise<Answer> => {
  const answer = await call('CreateImmutableRule', at, { body });
  const immutable_rule_id = String(pointed(answer.body, '/id'));
  if (answer.status === 201) cleanUp.add(pathIn('DeleteImmutableRule', { ...at, immutable_rule_id }));
  return answer;
};

/** A rule that a probe begins with, and where it is. */
const made = async (context: Asks, at: PathValues, body: object): Promise<PathValues> => {
  const answer = await create(context, at, body);
  if (answer.status !== 201) throw new Misanswered('POST of an immutable rule', '201', quoted(answer));
  return { ...at, immutable_rule_id: String(pointed(answer.body, '/id')) };
};

/** An artifact with two tags of which one is immutable. No call of the service makes one: only a fake has it. */
const protectedArtifact = async (context: ProbeContext): Promise<PathValues> => {
  const at = await context.target.given('new artifact');
  return made(context, at, ruleOf('v*'));
};

/** How many of a repository's artifacts a dry run that keeps nothing retains. */
const retainedOf = async ({ call, cleanUp, list }: ProbeContext, at: PathValues): Promise<number> => {
  const body = { ...retentionBody, rules: [keepsPushes(0)] };
  const policy_id = String(pointed((await call('CreateInstanceRetentionPolicy', at, { body })).body, '/id'));
  cleanUp.add(pathIn('DeleteInstanceRetentionPolicy', { ...at, policy_id }));
  const run = { ...at, policy_id };
  const started = await call('ExecuteInstanceRetentionPolicy', run, { body: { dry_run: true } });
  const execution_id = String(pointed(started.body, '/id'));
  const [task] = await list('ListInstanceRetentionPolicyExecTasks', { ...run, execution_id });
  return Number(task?.retained);
};

const byRetained = <Name extends string>(retained: number, options: readonly [none: Name, one: Name]) => {
  const option = options[retained];
  const seen = `a dry run retained ${retained} of 1 artifacts`;
  return option === undefined ? unclear(seen) : observed(option, seen);
};

const refusals = { 412: 'reject_412', 400: 'reject_400', 403: 'reject_403', 409: 'reject_409' } as const;

export const immutableProbes: ProbesOf<
  | 'immutable.second_rule'
  | 'immutable.refusal_status'
  | 'immutable.toggle_only'
  | 'immutable.untagged'
  | 'immutable.name_in_retention'
  | 'immutable.delete_repository'
> = {
  'immutable.second_rule': {
    effect: 'write',
    ask: async (context) => {
      const at = await made(context, await context.target.given('new namespace'), ruleBody);
      const answer = await create(context, at, ruleOf('v*'));
      return byStatus(answer, { 201: 'allow', 400: 'reject_400', 409: 'reject_409' });
    },
  },
  'immutable.refusal_status': {
    effect: 'write',
    ask: async (context) =>
      byStatus(await context.call('DeleteInstanceTag', await protectedArtifact(context)), refusals),
  },
  'immutable.toggle_only': {
    effect: 'write',
    ask: async (context) => {
      const at = await made(context, await context.target.given('new namespace'), ruleBody);
      const body = { ...ruleOf('v*'), disabled: true };
      const answer = await context.call('UpdateImmutableRule', at, { body });
      const rules: readonly Fields[] = await context.list('ListImmutableRules', at);
      const rule = rules.find(({ id }) => String(id) === at.immutable_rule_id);
      const pattern = pointed(rule, '/tag_selectors/0/pattern');
      const seen = `${answer.status}, and then disabled ${rule?.disabled} with the pattern ${pattern}`;
      if (rule?.disabled !== true) return unclear(seen);
      return pattern === 'v*'
        ? observed('full', seen)
        : pattern === '**'
          ? observed('toggle_only', seen)
          : unclear(seen);
    },
  },
  'immutable.untagged': {
    effect: 'write',
    ask: async (context) => {
      const at = await context.target.given('new artifact');
      for (const tag_name of ['v1', 'latest']) await context.call('DeleteInstanceTag', { ...at, tag_name });
      return byRetained(await retainedOf(context, await made(context, at, ruleBody)), ['as_false', 'always']);
    },
  },
  'immutable.name_in_retention': {
    effect: 'write',
    ask: async (context) => {
      const at = await context.target.given('new artifact in a folder');
      const selector = { ...ruleBody.scope_selectors.repository[0], pattern: 'fake-swr-verify/**' };
      const rule = { ...ruleBody, scope_selectors: { repository: [selector] } };
      return byRetained(await retainedOf(context, await made(context, at, rule)), ['last_segment', 'whole']);
    },
  },
  'immutable.delete_repository': {
    effect: 'write',
    ask: async (context) => {
      const at = await protectedArtifact(context);
      const answer = await context.call('DeleteInstanceRepository', at);
      return byStatus(answer, { 204: 'allow', 412: 'reject', 400: 'reject', 403: 'reject', 409: 'reject' });
    },
  },
};
