import { linkTo } from '../../address.ts';
import { ask } from '../../api.ts';
import { changes } from '../../changes.ts';
import { Table } from '../../parts/table.tsx';
import { useData } from '../../parts/use-data.ts';
import { shown, timeOf } from '../../text.ts';
import { words } from '../../words.ts';
import { BrowsePage, pageAsked } from './page.tsx';

export const Namespaces = ({ instance }: { readonly instance: string }) => {
  const page = pageAsked();
  const query = { ...page, instance_id: instance };
  const loaded = useData(
    () => ask('get', '/_fake/browse/namespaces', { query }),
    [`namespaces ${instance}`, page.text, page.offset, changes.rows.value],
  );
  const { browse, name, count, yes, no } = words.value;
  return (
    <BrowsePage loaded={loaded} offset={page.offset}>
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
    </BrowsePage>
  );
};
