import { allRepositories } from './all-repositories.ts';
import { answers } from './answers.ts';
import { auditLogs } from './audit-logs.ts';
import { bodies } from './bodies.ts';
import { credentials } from './credentials.ts';
import { eachOperation } from './each-operation.ts';
import { executions } from './executions.ts';
import { filters } from './filters.ts';
import { forms } from './forms.ts';
import { immutability } from './immutability.ts';
import type { Mutant } from './mutant.ts';
import { paging } from './paging.ts';
import { parents } from './parents.ts';
import { records } from './records.ts';
import { registries } from './registries.ts';
import { replication } from './replication.ts';
import { retention } from './retention.ts';
import { scanning } from './scanning.ts';
import { statuses } from './statuses.ts';
import { webhooks } from './webhooks.ts';
import { writes } from './writes.ts';

/** Services that are wrong in one way each. The kit is as good as what it finds among them. */
export const mutants: readonly Mutant[] = [
  ...paging,
  ...forms,
  ...answers,
  ...statuses,
  ...filters,
  ...parents,
  ...writes,
  ...bodies,
  ...executions,
  ...retention,
  ...immutability,
  ...webhooks,
  ...scanning,
  ...registries,
  ...replication,
  ...credentials,
  ...auditLogs,
  ...allRepositories,
  ...records,
  ...eachOperation,
];
