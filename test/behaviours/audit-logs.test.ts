/** What nobody has documented about the audit log. */
import { expect } from 'vitest';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';

const logs = ({ get, instance }: Fake, operation: string) => get(`${instance}/audit-logs`, { operation });

const probes: ProbesOf<'audit_logs'> = {
  'audit_logs.unknown_operation': {
    ask: async (fake) => {
      const { status, body } = await logs(fake, 'push');
      return [status, body.total];
    },
    answers: { reject: [400, undefined], empty: [200, 0] },
  },
  'audit_logs.username': {
    ask: async (fake) => {
      await fake.post('/_fake/artifacts', { namespace_name: 'n', repository_name: 'r' });
      return (await logs(fake, 'create')).body.audit_logs[0].username;
    },
    answers: { name: 'demo', id: expect.stringMatching(/^[0-9a-f]{32}$/) },
  },
};

probeBehaviours(['audit_logs'], probes, { instances: [{ name: 'undocumented', namespaces: [{ name: 'n' }] }] });
