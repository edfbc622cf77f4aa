import { operations } from '../world/audit-logs/record.ts';
import { logKey } from '../world/audit-logs/tables.ts';
import type { CredentialRow } from '../world/credentials/rows.ts';
import { madeUuid } from '../world/kernel/ids.ts';
import type { Table } from '../world/kernel/table.ts';
import type { Tenant, WorldFacts } from '../world/kernel/world.ts';
import type { Tables } from '../world/tables.ts';

type Owners = Pick<WorldFacts, 'tenant' | 'users'>;

/** From whom to whom instances go, and their new ids by the old ones. */
interface Move {
  readonly from: Owners;
  readonly to: Owners;
  readonly ids: ReadonlyMap<string, string>;
}

const moveRows = <Row>(
  table: Pick<Table<Row>, 'under' | 'remove' | 'add'>,
  parent: string,
  moved: (row: Row) => Row,
): void => {
  for (const row of table.under(parent)) {
    table.remove(row);
    table.add(moved(row));
  }
};

const projectOf = (projectId: string, { from, to }: Move): string =>
  projectId === from.tenant.project_id ? to.tenant.project_id : projectId;

const accountOf = (domainId: string, { from, to }: Move): string =>
  domainId === from.tenant.domain_id ? to.tenant.domain_id : domainId;

/** A user name to log in with that is the id of a user becomes that of the user of the same name. */
const movedLogin = (user_id: string, { from, to }: Move): string => {
  const user = from.users.find(({ id }) => id === user_id);
  return to.users.find(({ name }) => name === user?.name)?.id ?? user_id;
};

const moveAccount = ({ credentials, auditLogs }: Tables, known: string, instance_id: string, move: Move): void => {
  const login = <Row extends CredentialRow>(row: Row): Row => ({
    ...row,
    instance_id,
    user_id: movedLogin(row.user_id, move),
  });
  moveRows(credentials.longTerm, known, login);
  moveRows(credentials.temporary, known, login);
  for (const operation of operations) moveRows(auditLogs, logKey(known, operation), (row) => ({ ...row, instance_id }));
};

const moveAccess = ({ access }: Tables, known: string, instance_id: string, move: Move): void => {
  moveRows(access.domains, known, (row) => ({ ...row, instance_id }));
  moveRows(access.endpointPolicies, known, (row) => ({ ...row, instance_id }));
  moveRows(access.endpoints, known, (row) => ({ ...row, instance_id, project_id: projectOf(row.project_id, move) }));
  moveRows(access.connections, known, (row) => ({
    ...{ ...row, instance_id },
    project_id: projectOf(row.project_id, move),
    domain_id: accountOf(row.domain_id, move),
  }));
  moveRows(access.permissions, known, (row) => ({ ...row, instance_id }));
};

const moveInstance = (tables: Tables, known: string, instance_id: string, move: Move): void => {
  const instance = tables.instances.get(known);
  if (instance === undefined) return;
  const { project_id } = move.to.tenant;
  tables.instances.remove(instance);
  // A bucket that the service created is named after the instance.
  const bucket = instance.obs_bucket_name?.replace(known, instance_id);
  tables.instances.add({
    ...{ ...instance, id: instance_id, project_id },
    ...(bucket !== undefined && { obs_bucket_name: bucket }),
  });
  moveRows(tables.namespaces, known, (row) => ({ ...row, instance_id }));
  moveRows(tables.replication.policies, known, (row) => ({ ...row, instance_id }));
  moveRows(tables.resourceTags.ofInstances, known, (row) => ({ ...row, instance_id }));
  moveRows(tables.gc.schedules, known, (row) => ({ ...row, instance_id }));
  moveRows(tables.gc.garbage, known, (row) => ({ ...row, instance_id }));
  moveAccount(tables, known, instance_id, move);
  moveAccess(tables, known, instance_id, move);
  moveRows(tables.registries.registries, known, (row) => {
    const target = move.ids.get(row.instance_id);
    const named = target !== undefined && { instance_id: target, project_id };
    return { ...row, owner_id: instance_id, ...named };
  });
};

/** What the neighbours keep for a project. */
const moveNeighbours = ({ kms, vpc }: Tables, known: string, project_id: string): void => {
  moveRows(kms.keys, known, (row) => ({ ...row, project_id }));
  moveRows(vpc.vpcs, known, (row) => ({ ...row, project_id }));
};

/** The instances of one project under new ids for another, by the id that each has had. */
const renamedInstances = (tables: Tables, from: Tenant, to: Tenant, firstId?: string): ReadonlyMap<string, string> =>
  new Map(
    tables.instances.under(from.project_id).map(({ id }, index) => {
      const usual = madeUuid(`${to.project_id} instance ${id}`);
      return [id, index === 0 ? (firstId ?? usual) : usual];
    }),
  );

/** Gives what one project has to another, instances under new ids. All that hangs below what an instance has stays shared. */
export const rehome = (tables: Tables, from: Owners, to: Owners, firstId?: string): void => {
  const { project_id } = to.tenant;
  if (from.tenant.project_id === project_id) return;
  // What one world sends, its forks do not send again.
  tables.webhooks.deliveries.removeUnder(0);
  const ids = renamedInstances(tables, from.tenant, to.tenant, firstId);
  for (const [known, id] of ids) moveInstance(tables, known, id, { from, to, ids });
  moveNeighbours(tables, from.tenant.project_id, project_id);
  moveRows(tables.jobs, from.tenant.project_id, (job) => ({
    ...{ ...job, project_id },
    instance_id: ids.get(job.instance_id) ?? job.instance_id,
    resource_id: ids.get(job.resource_id) ?? job.resource_id,
  }));
};
