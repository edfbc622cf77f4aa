import { Unmet } from '../../service/exchange.ts';
import { asRecords, pointed } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { ProbeContext } from './context.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear } from './probe.ts';

/** The first page of two of all artifacts. */
const firstPage = async ({ call, instance }: ProbeContext) => {
  const answer = await call('ListInstanceAllArtifacts', await instance(), { query: { limit: 2 } });
  const next = pointed(answer.body, '/next_marker');
  if (answer.status === 200 && next === undefined) throw new Unmet('the instance has no more than two artifacts');
  return { answer, next };
};

const historyOf = ({ call }: ProbeContext, at: PathValues) => call('ShowInstanceArtifactAddition', at);

export const allArtifactProbes: ProbesOf<
  | 'artifacts.delete_last_tag'
  | 'artifacts.all_marker'
  | 'artifacts.next_marker_type'
  | 'artifacts.history_time_key'
  | 'artifacts.history_of_chart'
> = {
  'artifacts.delete_last_tag': {
    effect: 'write',
    ask: async ({ target, call }) => {
      const at: PathValues = await target.given('new artifact');
      for (const tag_name of ['v1', 'latest']) await call('DeleteInstanceTag', { ...at, tag_name });
      return byStatus(await call('ShowInstanceArtifact', at), { 200: 'untagged', 404: 'gone' });
    },
  },
  'artifacts.all_marker': {
    effect: 'read',
    ask: async (context) => {
      const { next } = await firstPage(context);
      const query = { marker: String(next), limit: 2 };
      const { body } = await context.call('ListInstanceAllArtifacts', await context.instance(), { query });
      const [first] = asRecords(pointed(body, '/artifacts'));
      const seen = `next_marker ${next} of the first page, and then an artifact with the id ${first?.id}`;
      // The first two ids of an instance may be 1 and 2, but then the third artifact is no longer on page 2 of pages of one.
      if (String(first?.id) === String(next) && Number(next) > 2) return observed('id', seen);
      return String(next) === '2' ? observed('page_number', seen) : unclear(seen);
    },
  },
  'artifacts.next_marker_type': {
    effect: 'read',
    ask: async (context) => {
      const { answer, next } = await firstPage(context);
      if (typeof next === 'string') return observed('string', quoted(answer));
      return typeof next === 'number' ? observed('integer', quoted(answer)) : unclear(quoted(answer));
    },
  },
  'artifacts.history_time_key': {
    effect: 'read',
    ask: async (context) => {
      const answer = await historyOf(context, await context.target.given('artifact'));
      const [step = {}] = asRecords(pointed(answer.body, '/build_histories'));
      const [hasCreated, hasCreatedAt] = [step.created !== undefined, step.created_at !== undefined];
      if (hasCreated && hasCreatedAt) return observed('both', quoted(answer));
      if (hasCreated) return observed('created', quoted(answer));
      return hasCreatedAt ? observed('created_at', quoted(answer)) : unclear(quoted(answer));
    },
  },
  'artifacts.history_of_chart': {
    effect: 'write',
    ask: async (context) => {
      const answer = await historyOf(context, await context.target.given('new chart'));
      return byStatus(answer, { 400: 'reject', 200: 'empty' });
    },
  },
};
