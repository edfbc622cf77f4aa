import { linkTo } from '../../address.ts';
import { ask } from '../../api.ts';
import { changes } from '../../changes.ts';
import { Table } from '../../parts/table.tsx';
import { useData } from '../../parts/use-data.ts';
import { bytesOf, shown, timeOf } from '../../text.ts';
import { words } from '../../words.ts';
import { BrowsePage, pageAsked } from './page.tsx';

interface RepositoriesProps {
  readonly instance: string;
  readonly namespace: string;
}

export const Repositories = ({ instance, namespace }: RepositoriesProps) => {
  const page = pageAsked();
  const query = { ...page, instance_id: instance, namespace_name: namespace };
  const loaded = useData(
    () => ask('get', '/_fake/browse/repositories', { query }),
    [`repositories ${instance} ${namespace}`, page.text, page.offset, changes.rows.value],
  );
  const { browse, name, count } = words.value;
  return (
    <BrowsePage loaded={loaded} offset={page.offset}>
      {(data) => (
        <Table
          label={browse.repositories}
          heads={[name, browse.artifacts, browse.tags, browse.size, browse.pulls, browse.updated]}
          numbers={[1, 2, 3, 4]}
          empty={browse.nothing}
          rows={data.repositories.map((one) => ({
            key: String(one.id),
            cells: [
              <a key="name" href={linkTo('browse', { i: instance, ns: namespace, repo: one.name })}>
                {shown(one.name)}
              </a>,
              count(one.artifact_count),
              count(one.tag_count),
              bytesOf(one.size),
              count(one.pull_count),
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
