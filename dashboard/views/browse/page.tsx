import type { ComponentChildren } from 'preact';
import { address } from '../../address.ts';
import { Paged } from '../../parts/paged.tsx';
import { offsetOf } from '../../parts/pager.tsx';
import type { Loaded } from '../../parts/use-data.ts';
import { projectId } from '../../state.ts';
import { Search } from './search.tsx';

const limit = 50;

/** What the address says of the page that is shown, as a query. */
export const pageAsked = () => {
  const { text = '', offset } = address.value.query;
  return { project_id: projectId.value, text, offset: offsetOf(offset), limit };
};

interface BrowsePageProps<Data> {
  readonly loaded: Loaded<Data>;
  readonly offset: number;
  readonly children: (data: Data) => ComponentChildren;
}

/** A page of what can be searched by name. */
export const BrowsePage = <Data extends { readonly total: number }>(props: BrowsePageProps<Data>) => (
  <div class="stack">
    <Search />
    <Paged {...props} limit={limit} />
  </div>
);
