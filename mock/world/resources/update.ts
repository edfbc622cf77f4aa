import { apiError } from '../../errors/error.ts';
import type { Wire } from '../../spec/types.ts';
import { inMillis } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import type { NamespaceRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

type Allowlist = NonNullable<NamespaceRow['cve_allowlist']>;

const allowlistOf = (
  { expires_at, items = [] }: Wire<'CveAllowlistUpdate'>,
  known: Allowlist | undefined,
  now: string,
) => {
  const ids = items.map(({ cve_id }) => cve_id);
  const second = ids.find((id, index) => ids.indexOf(id) !== index);
  if (second !== undefined)
    throw apiError('invalid_body', { detail: `${second} is given twice in cve_allowlist.items` });
  return {
    ...(expires_at !== undefined && { expires_at }),
    items: ids.map((cve_id) => ({ cve_id })),
    created_at: known?.created_at ?? now,
    updated_at: now,
  };
};

/** A namespace as an update leaves it. */
export const updatedNamespace = (
  row: NamespaceRow,
  { metadata, cve_allowlist }: Wire<'UpdateNamespaceBody'>,
  { profile, nowMs }: World<ResourceTables>,
): NamespaceRow => {
  const { cve_allowlist: known, ...rest } = row;
  const isMerged = profile['namespaces.update'] === 'merge';
  const now = inMillis(nowMs);
  const list = cve_allowlist === undefined ? known : allowlistOf(cve_allowlist, known, now);
  const hasList = list !== undefined && (isMerged || cve_allowlist !== undefined);
  return {
    ...rest,
    metadata: isMerged ? { ...row.metadata, ...metadata } : metadata,
    ...(hasList && { cve_allowlist: list }),
    updated_at: now,
  };
};
