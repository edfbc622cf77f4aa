import { address, linkTo } from '../../address.ts';
import { ask } from '../../api.ts';
import { changes } from '../../changes.ts';
import { Paged } from '../../parts/paged.tsx';
import { offsetOf } from '../../parts/pager.tsx';
import { Status, toneOf } from '../../parts/shape.tsx';
import { Table } from '../../parts/table.tsx';
import { useData } from '../../parts/use-data.ts';
import { projectId } from '../../state.ts';
import { shown, timeOf } from '../../text.ts';
import { words } from '../../words.ts';

const limit = 50;

export const Instances = () => {
  const offset = offsetOf(address.value.query.offset);
  const query = { project_id: projectId.value, offset, limit };
  const loaded = useData(
    () => ask('get', '/_fake/browse/instances', { query }),
    [`instances ${offset}`, changes.rows.value],
  );
  const { browse, name, status, count } = words.value;
  return (
    <div class="stack">
      <Paged loaded={loaded} offset={offset} limit={limit}>
        {(data) => (
          <Table
            label={browse.instances}
            heads={[
              name,
              status,
              browse.namespaces,
              browse.repositories,
              browse.artifacts,
              browse.address,
              browse.created,
            ]}
            numbers={[2, 3, 4]}
            empty={browse.noInstances}
            rows={data.instances.map((one) => ({
              key: one.id,
              cells: [
                <a key="name" href={linkTo('browse', { i: one.id })}>
                  {shown(one.name)}
                </a>,
                <Status key="status" tone={toneOf(one.status)} word={one.status} />,
                count(one.namespace_count),
                count(one.repository_count),
                count(one.artifact_count),
                <code key="address">{shown(one.access_address)}</code>,
                <span key="created" class="mono">
                  {timeOf(one.created_at)}
                </span>,
              ],
            }))}
          />
        )}
      </Paged>
    </div>
  );
};
