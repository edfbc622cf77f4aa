import type { Resource } from './resource.ts';

const fewestLogs = 3;

const log = {
  name: 'audit log',
  plural: 'audit logs',
  stem: 'log',
  parent: 'instance',
  operations: { list: ['ListAuditLogs'] },
  listedGiven: 'instance with audit logs',
  givens: {
    'instance with audit logs': {
      means: `an instance to which at least ${fewestLogs} artifacts were pushed, as far as its audit log goes back`,
      from: 'project',
      through: [
        { resource: 'instance', fits: ({ status }) => status === 'Running' },
        { resource: 'audit log', atLeast: fewestLogs },
      ],
    },
  },
} as const satisfies Resource;

export const auditLogs = [log] as const;
