import { conflict } from '../../errors/conflict.ts';
import type { Wire } from '../../spec/types.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { begin, isFailing } from './pace.ts';
import type { EndpointPolicyRow } from './rows.ts';
import type { AccessTables } from './tables.ts';

type Accessed = WritableWorld<AccessTables>;
type Status = Wire<'EndpointPolicyStatus'>;

/** From which statuses access can be switched on and off. Source: page 0805. */
const opensFrom: readonly Status[] = ['Disable', 'EnableFailed'];
const closesFrom: readonly Status[] = ['Enable', 'DisableFailed'];

const keep = (row: EndpointPolicyRow, { tables: { access } }: Accessed): void =>
  access.endpointPolicies.addOrReplace(row);

/** What was going on is over. */
export const settlePolicy = ({ dueMs: _, ...row }: EndpointPolicyRow, world: Accessed): void => {
  const isOpening = row.status === 'Enabling';
  const isCleared = !isOpening && world.profile['access.list_of_closed'] === 'cleared';
  if (isFailing(world.profile)) keep({ ...row, status: isOpening ? 'EnableFailed' : 'DisableFailed' }, world);
  else keep({ ...row, status: isOpening ? 'Enable' : 'Disable', ...(isCleared && { ip_list: [] }) }, world);
};

/** Begins to give the public network access, or to take it away. */
export const switchPolicy = (row: EndpointPolicyRow, enable: boolean, world: Accessed): void => {
  const from = enable ? opensFrom : closesFrom;
  if (!from.includes(row.status)) {
    const what = enable ? 'enabled' : 'disabled';
    throw conflict(`public access is ${row.status} but must be ${from.join(' or ')} to be ${what}`, world);
  }
  begin<EndpointPolicyRow>({ ...row, status: enable ? 'Enabling' : 'Disabling' }, world, {
    keep: (begun) => keep(begun, world),
    settle: (begun) => settlePolicy(begun, world),
  });
};

export const replaceList = (row: EndpointPolicyRow, ip_list: EndpointPolicyRow['ip_list'], world: Accessed): void => {
  if (row.status !== 'Enable' && world.profile['access.list_while_closed'] === 'reject')
    throw conflict(`public access is ${row.status} but must be Enable for its white list to be replaced`, world);
  keep({ ...row, ip_list }, world);
};
