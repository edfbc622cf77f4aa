import { address, linkTo } from '../../address.ts';
import { ask } from '../../api.ts';
import { changes } from '../../changes.ts';
import { Paged } from '../../parts/paged.tsx';
import { offsetOf } from '../../parts/pager.tsx';
import { Table } from '../../parts/table.tsx';
import { useData } from '../../parts/use-data.ts';
import { projectId } from '../../state.ts';
import { shown, timeOf } from '../../text.ts';
import { words } from '../../words.ts';
import { Search } from './search.tsx';

const limit = 50;

export const Namespaces = ({ instance }: { readonly instance: string }) => {
  const { text = '', offset: from } = address.value.query;
  const offset = offsetOf(from);
  const query = { project_id: projectId.value, instance_id: instance, text, offset, limit };
  const loaded = useData(
    () => ask('get', '/_fake/browse/namespaces', { query }),
    [`namespaces ${instance}`, text, offset, changes.rows.value],
  );
  const { browse, name, count, yes, no } = words.value;
  return (
    <div class="stack">
      <Search />
      <Paged loaded={loaded} offset={offset} limit={limit}>
        {(data) => (
          <Table
            label={browse.namespaces}
            heads={[
              name,
              browse.repositories,
              browse.artifacts,
              browse.policies,
              browse.public,
              browse.autoScan,
              browse.updated,
            ]}
            numbers={[1, 2, 3]}
            empty={browse.nothing}
            rows={data.namespaces.map((one) => ({
              key: String(one.id),
              cells: [
                <a key="name" href={linkTo('browse', { i: instance, ns: one.name })}>
                  {shown(one.name)}
                </a>,
                count(one.repository_count),
                count(one.artifact_count),
                count(one.policies),
                one.public ? yes : no,
                one.auto_scan ? yes : no,
                <span key="updated" class="mono">
                  {timeOf(one.updated_at)}
                </span>,
              ],
            }))}
          />
        )}
      </Paged>
    </div>
  );
};
