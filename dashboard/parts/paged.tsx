import type { ComponentChildren } from 'preact';
import { Pager } from './pager.tsx';
import { Problem } from './problem.tsx';
import type { Loaded } from './use-data.ts';

interface PagedProps<Data> {
  readonly loaded: Loaded<Data>;
  readonly offset: number;
  readonly limit: number;
  readonly children: (data: Data) => ComponentChildren;
}

/** A page of rows as soon as it has come, the way to its neighbours, and why there is none. */
export const Paged = <Data extends { readonly total: number }>({
  loaded,
  offset,
  limit,
  children,
}: PagedProps<Data>) => (
  <>
    <Problem error={loaded.error} onRetry={loaded.reload} />
    {loaded.data && children(loaded.data)}
    {loaded.data && <Pager offset={offset} limit={limit} total={loaded.data.total} />}
  </>
);
