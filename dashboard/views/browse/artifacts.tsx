import { address, linkTo } from '../../address.ts';
import { ask, type Schemas } from '../../api.ts';
import { changes } from '../../changes.ts';
import { Paged } from '../../parts/paged.tsx';
import { offsetOf } from '../../parts/pager.tsx';
import { Table } from '../../parts/table.tsx';
import { useData } from '../../parts/use-data.ts';
import { projectId } from '../../state.ts';
import { bytesOf, shortDigest, shown, timeOf } from '../../text.ts';
import { words } from '../../words.ts';
import { Artifact } from './artifact.tsx';
import { ScanState, Signed } from './marks.tsx';
import type { RepositoryPlace } from './place.ts';
import { Search } from './search.tsx';

const limit = 50;

const Named = ({
  artifact,
  place,
}: {
  readonly artifact: Schemas['BrowsedArtifact'];
  readonly place: RepositoryPlace;
}) => {
  const { digest, tags, platform, held_by } = artifact;
  const { instance: i, namespace: ns, repository: repo } = place;
  const { browse } = words.value;
  return (
    <span class="named">
      <a class="mono" href={linkTo('browse', { i, ns, repo, d: digest, offset: address.value.query.offset })}>
        {shortDigest(digest)}
      </a>
      {tags.map(({ name, immutable }) => (
        <span key={name} class="chip">
          {shown(name)}
          {immutable && <span class="muted">{browse.immutable}</span>}
        </span>
      ))}
      {held_by.length > 0 && <span class="muted small">{browse.inIndex}</span>}
      {platform !== undefined && <span class="muted small">{shown(platform)}</span>}
    </span>
  );
};

/** The artifacts of a repository; what hangs on one is shown with it. */
export const Artifacts = (place: RepositoryPlace) => {
  const { text = '', d: chosen, offset: from } = address.value.query;
  const { instance, namespace, repository } = place;
  const offset = offsetOf(from);
  const where = {
    project_id: projectId.value,
    instance_id: instance,
    namespace_name: namespace,
    repository_name: repository,
  };
  const loaded = useData(
    () => ask('get', '/_fake/browse/artifacts', { query: { ...where, text, offset, limit } }),
    [`artifacts ${instance} ${namespace}/${repository}`, text, offset, changes.rows.value, changes.runs.value],
  );
  const { browse } = words.value;
  return (
    <div class="stack">
      <Search />
      <Paged loaded={loaded} offset={offset} limit={limit}>
        {(data) => (
          <Table
            label={browse.artifacts}
            heads={[browse.artifact, browse.type, browse.size, browse.signed, browse.scan, browse.pushed]}
            numbers={[2]}
            empty={browse.nothing}
            rows={data.artifacts.map((artifact) => ({
              key: artifact.digest,
              isChosen: artifact.digest === chosen,
              cells: [
                <Named key="name" artifact={artifact} place={place} />,
                shown(artifact.type),
                bytesOf(artifact.size),
                <Signed key="signed" verdict={artifact.verified} />,
                <ScanState key="scan" scan={artifact.scan} />,
                <span key="pushed" class="mono">
                  {timeOf(artifact.push_time)}
                </span>,
              ],
            }))}
          />
        )}
      </Paged>
      {chosen !== undefined && <Artifact key={chosen} place={place} digest={chosen} />}
    </div>
  );
};
