import { useState } from 'preact/hooks';
import { ask } from '../../api.ts';
import { Problem } from '../../parts/problem.tsx';
import { Table } from '../../parts/table.tsx';
import { useData } from '../../parts/use-data.ts';
import { projectId } from '../../state.ts';
import { shown } from '../../text.ts';
import { words } from '../../words.ts';
import { Severity } from './marks.tsx';
import type { RepositoryPlace } from './place.ts';

const step = 20;

/** What a scan found, the most severe first; more when asked for. */
export const Vulnerabilities = ({ place, digest }: { readonly place: RepositoryPlace; readonly digest: string }) => {
  const [limit, setLimit] = useState(step);
  const query = {
    ...{ project_id: projectId.value, instance_id: place.instance, namespace_name: place.namespace },
    ...{ repository_name: place.repository, digest, limit },
  };
  const { data, error, reload } = useData(
    () => ask('get', '/_fake/browse/vulnerabilities', { query }),
    [`vulnerabilities ${digest}`, limit],
  );
  const { browse } = words.value;
  return (
    <div class="stack">
      <h3>{browse.vulnerabilities}</h3>
      <Problem error={error} onRetry={reload} />
      {data && (
        <Table
          label={browse.vulnerabilities}
          heads={[browse.cve, browse.severity, browse.package, browse.version, browse.fixedIn]}
          rows={data.vulnerabilities.map((one) => ({
            key: `${one.id} ${one.package}`,
            cells: [
              shown(one.id),
              <Severity key="severity" severity={one.severity} />,
              shown(one.package),
              <code key="version">{shown(one.version)}</code>,
              <code key="fix">{shown(one.fix_version)}</code>,
            ],
          }))}
        />
      )}
      {data && data.total > limit && (
        <div>
          <button type="button" onClick={() => setLimit(Math.min(1000, limit + 100))}>
            {browse.more(data.total - limit)}
          </button>
        </div>
      )}
    </div>
  );
};
