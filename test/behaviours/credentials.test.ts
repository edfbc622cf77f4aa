/** What nobody has documented about credentials. */
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';

const created = ({ post, instance }: Fake, name: string) => post(`${instance}/long-term-credential`, { name });

const probes: ProbesOf<'credentials'> = {
  'credentials.user_id': {
    ask: async (fake) => {
      const [one, two] = [(await created(fake, 'one')).body, (await created(fake, 'two')).body];
      const temporary = (await fake.send('post', `${fake.instance}/temp-credential`)).body;
      return new Set([one, two, temporary].map(({ user_id }) => user_id)).size;
    },
    answers: { user: 1, credential: 3 },
  },
  'credentials.taken_name': {
    ask: async (fake) => {
      const statuses = [(await created(fake, 'same')).status, (await created(fake, 'same')).status];
      return [...statuses, (await fake.get(`${fake.instance}/long-term-credentials`)).body.total];
    },
    answers: { reject: [201, 409, 1], allow: [201, 201, 2] },
  },
  'credentials.long_term_expiry': {
    ask: async (fake) => (await created(fake, 'one')).body.expire_date,
    answers: { ten_years: '2036-03-01T12:00:00.000000Z', permanent: '2999-12-31T23:59:59.000000Z' },
  },
};

probeBehaviours(['credentials'], probes, { instances: [{ name: 'undocumented' }] });
