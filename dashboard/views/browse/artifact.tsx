import { linkTo } from '../../address.ts';
import { ask, type Schemas } from '../../api.ts';
import { changes } from '../../changes.ts';
import { Copy } from '../../parts/copy.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Problem } from '../../parts/problem.tsx';
import { useData } from '../../parts/use-data.ts';
import { projectId } from '../../state.ts';
import { bytesOf, shortDigest, shown, timeOf } from '../../text.ts';
import { words } from '../../words.ts';
import { ScanState, Signed } from './marks.tsx';
import type { RepositoryPlace } from './place.ts';
import { Vulnerabilities } from './vulnerabilities.tsx';

type Shown = Schemas['BrowsedArtifact'];

const never = /^0001-/;

const Tags = ({ tags }: { readonly tags: Shown['tags'] }) => (
  <ul class="links">
    {tags.map(({ name, immutable, push_time }) => (
      <li key={name}>
        <span class="chip">{shown(name)}</span> <span class="muted mono">{timeOf(push_time)}</span>
        {immutable && ` · ${words.value.browse.immutable}`}
      </li>
    ))}
  </ul>
);

/** What is attached to the artifact and deleted with it. */
const Accessories = ({ accessories }: { readonly accessories: Shown['accessories'] }) => (
  <ul class="links">
    {accessories.map(({ digest, type, size, created_at, signed_by = [], verified }) => (
      <li key={digest}>
        <code>{shortDigest(digest)}</code> {shown(type)} <span class="muted">{bytesOf(size)}</span>{' '}
        <span class="muted mono">{timeOf(created_at)}</span>
        {verified !== undefined && (
          <>
            {' '}
            <Signed verdict={verified} />
          </>
        )}
        {signed_by.length > 0 && (
          <span class="muted"> {words.value.browse.signedBy(signed_by.map(shown).join(', '))}</span>
        )}
      </li>
    ))}
  </ul>
);

const Digests = ({ digests, place }: { readonly digests: readonly string[]; readonly place: RepositoryPlace }) => (
  <span class="row">
    {digests.map((d) => (
      <a
        key={d}
        class="mono"
        href={linkTo('browse', { i: place.instance, ns: place.namespace, repo: place.repository, d })}
      >
        {shortDigest(d)}
      </a>
    ))}
  </span>
);

const Content = ({ artifact, place }: { readonly artifact: Shown; readonly place: RepositoryPlace }) => {
  const { browse } = words.value;
  const { digest, tags, accessories, children, held_by, pull_command, pull_time, scan } = artifact;
  return (
    <>
      <div class="row">
        <code class="pull wrap">{shown(pull_command)}</code>
        <Copy text={pull_command} label={browse.copyPull} />
        <Copy text={digest} label={browse.copyDigest} />
      </div>
      <Facts
        facts={[
          [browse.digest, <code key="digest">{digest}</code>],
          [browse.mediaType, <code key="type">{shown(artifact.manifest_media_type)}</code>],
          [browse.size, bytesOf(artifact.size)],
          [browse.pushed, timeOf(artifact.push_time)],
          [browse.pulled, never.test(pull_time) ? browse.neverPulled : timeOf(pull_time)],
          [browse.signed, <Signed key="signed" verdict={artifact.verified} />],
          [browse.scan, <ScanState key="scan" scan={scan} />],
          [browse.tags, tags.length > 0 && <Tags tags={tags} />],
          [browse.accessories, accessories.length > 0 && <Accessories accessories={accessories} />],
          [browse.holds, children.length > 0 && <Digests digests={children} place={place} />],
          [browse.heldBy, held_by.length > 0 && <Digests digests={held_by} place={place} />],
        ]}
      />
      {scan !== undefined && scan.total > 0 && <Vulnerabilities place={place} digest={digest} />}
    </>
  );
};

/** One artifact: how to pull it, what hangs on it, what a scan found in it. */
export const Artifact = ({ place, digest }: { readonly place: RepositoryPlace; readonly digest: string }) => {
  const query = {
    ...{ project_id: projectId.value, instance_id: place.instance, namespace_name: place.namespace },
    ...{ repository_name: place.repository, digest },
  };
  const { data, error, reload } = useData(
    () => ask('get', '/_fake/browse/artifacts', { query }),
    [`artifact ${digest}`, changes.rows.value, changes.runs.value],
  );
  const artifact = data?.artifacts[0];
  const { browse } = words.value;
  return (
    <section class="panel stack" aria-label={browse.artifact}>
      <h2 class="mono wrap">{`${shown(place.namespace)}/${shown(place.repository)}@${shortDigest(digest)}`}</h2>
      <Problem error={error} onRetry={reload} />
      {data !== undefined && artifact === undefined && <p class="muted">{browse.gone}</p>}
      {artifact && <Content artifact={artifact} place={place} />}
    </section>
  );
};
