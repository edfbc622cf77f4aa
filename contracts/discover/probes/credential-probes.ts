import { pathIn } from '../../service/client.ts';
import type { Answer } from '../../service/exchange.ts';
import { pointed, shown } from '../../service/json.ts';
import type { ProbeContext } from './context.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear } from './probe.ts';

/** Creates a long-term credential, which is deleted in the end. */
const create = async ({ call, cleanUp, instance }: ProbeContext, name: string): Promise<Answer> => {
  const at = await instance();
  const created = await call('CreateInstanceLtCredential', at, { body: { name } });
  const path = { ...at, credential_id: String(pointed(created.body, '/token_id')) };
  if (created.status === 201) cleanUp.add(pathIn('DeleteInstanceLtCredential', path));
  return created;
};

const yearMs = 365 * 24 * 60 * 60 * 1000;

const yearsBetween = (from: unknown, to: unknown): number =>
  (Date.parse(String(to)) - Date.parse(String(from))) / yearMs;

export const credentialProbes: ProbesOf<
  'credentials.user_id' | 'credentials.taken_name' | 'credentials.long_term_expiry'
> = {
  'credentials.user_id': {
    effect: 'write',
    ask: async (context) => {
      const [one, two] = [await create(context, context.newName()), await create(context, context.newName())];
      if (one.status !== 201 || two.status !== 201) return unclear(quoted(one.status === 201 ? two : one));
      const names = [one, two].map(({ body }) => pointed(body, '/user_id'));
      const seen = `two credentials have the user names ${names.map(shown).join(' and ')}`;
      return observed(names[0] === names[1] ? 'user' : 'credential', seen);
    },
  },
  'credentials.taken_name': {
    effect: 'write',
    ask: async (context) => {
      const name = context.newName();
      const first = await create(context, name);
      if (first.status !== 201) return unclear(quoted(first));
      return byStatus(await create(context, name), { 201: 'allow', 400: 'reject', 409: 'reject' });
    },
  },
  'credentials.long_term_expiry': {
    effect: 'write',
    ask: async (context) => {
      const created = await create(context, context.newName());
      if (created.status !== 201) return unclear(quoted(created));
      const [from, to] = [pointed(created.body, '/created_at'), pointed(created.body, '/expire_date')];
      const years = Math.round(yearsBetween(from, to));
      const seen = `it is created ${from} and expires ${to}`;
      if (years === 10) return observed('ten_years', seen);
      return years > 10 ? observed('permanent', seen) : unclear(seen);
    },
  },
};
