import { Unmet } from '../../service/exchange.ts';
import { pointed, shown } from '../../service/json.ts';
import type { ProbeContext } from './context.ts';
import { byStatus, observed, type ProbesOf, quoted, unobserved } from './probe.ts';

/** Pushes an artifact where that can be done, so that something has just been logged. */
const pushSomething = async ({ target }: ProbeContext): Promise<void> => {
  await target.given('new artifact').catch((error: unknown) => {
    if (!(error instanceof Unmet)) throw error;
  });
};

export const auditLogProbes: ProbesOf<'audit_logs.unknown_operation' | 'audit_logs.username'> = {
  'audit_logs.unknown_operation': {
    effect: 'read',
    ask: async ({ call, instance }) => {
      const answer = await call('ListAuditLogs', await instance(), { query: { operation: 'push' } });
      return byStatus(answer, { 400: 'reject', 200: 'empty' });
    },
  },
  'audit_logs.username': {
    effect: 'read',
    ask: async (context) => {
      await pushSomething(context);
      const answer = await context.call('ListAuditLogs', await context.instance(), { query: { limit: 1 } });
      const name = pointed(answer.body, '/audit_logs/0/username');
      if (name === undefined) return unobserved(`nothing was pushed: ${quoted(answer)}`);
      return observed(/^[0-9a-f]{32}$/.test(String(name)) ? 'id' : 'name', `a log names ${shown(name)}`);
    },
  },
};
