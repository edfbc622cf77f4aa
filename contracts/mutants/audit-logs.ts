import { inList, inQuery } from './change.ts';
import type { Mutant } from './mutant.ts';

const logs = ['ListAuditLogs'] as const;

/** Audit logs that are listed otherwise than they should. */
export const auditLogs: readonly Mutant[] = [
  {
    name: 'audit logs of creations only',
    breaks: 'operation filters the list',
    documented: true,
    on: logs,
    request: inQuery((query) => {
      if (query.has('operation')) query.set('operation', 'create');
    }),
  },
  {
    name: 'audit logs without an operation',
    breaks: 'operation cannot be left out',
    documented: true,
    on: logs,
    request: inQuery((query) => {
      if (!query.has('operation')) query.set('operation', 'create');
    }),
  },
  {
    name: 'audit logs of any operation',
    breaks: 'an operation that the page does not list is refused',
    documented: false,
    on: logs,
    request: inQuery((query) => {
      if (query.get('operation') === 'push') query.set('operation', 'create');
    }),
  },
  {
    name: 'audit logs reversed',
    breaks: 'logs are listed newest first',
    documented: false,
    on: logs,
    answer: inList((items) => [...items].reverse()),
  },
  {
    name: 'audit logs without the artifact',
    breaks: 'a log names the artifact',
    documented: true,
    on: logs,
    answer: inList((items) => items.map((item) => ({ ...item, resource: 'artifact' }))),
  },
  {
    name: 'audit logs of deletions that name another artifact',
    breaks: 'deleting is logged with repository and digest',
    documented: true,
    on: logs,
    answer: inList((items) =>
      items.map((item) => (item.operation === 'delete' ? { ...item, resource: 'library/other:latest' } : item)),
    ),
  },
];
