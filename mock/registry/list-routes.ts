import { apiError } from '../errors/error.ts';
import { namespaceOf } from '../world/content/commands.ts';
import { ociIndex } from '../world/resources/media-types.ts';
import { tagNames } from '../world/resources/tags.ts';
import { digestIn, json, placeOf, type RegistryCall, type RegistryHandler } from './call.ts';

interface Page {
  readonly names: readonly string[];
  /** Left out on the last page. */
  readonly link?: string;
}

const byBytes = (left: string, right: string): number => Buffer.compare(Buffer.from(left), Buffer.from(right));

/** The names behind `last`, `n` of them. `last` need not be there any more. */
const pageOf = (all: readonly string[], path: string, query: URLSearchParams): Page => {
  const [n, last] = [query.get('n'), query.get('last') ?? ''];
  if (n !== null && !/^\d{1,9}$/.test(n)) {
    const detail = `n is ${JSON.stringify(n.slice(0, 40))} but must be a whole number from 0`;
    throw apiError('oci_manifest_invalid', { detail });
  }
  const left = all.filter((name) => last === '' || byBytes(name, last) > 0).toSorted(byBytes);
  const most = n === null ? left.length : Number(n);
  const names = left.slice(0, most);
  const end = names.at(-1);
  if (end === undefined || names.length === left.length) return { names };
  return { names, link: `<${path}?n=${most}&last=${encodeURIComponent(end)}>; rel="next"` };
};

const linked = (link: string | undefined): Readonly<Record<string, string>> =>
  link === undefined ? {} : { Link: link };

export const OciListTags: RegistryHandler = async (call) => {
  const place = placeOf(call);
  const { name } = call.route;
  const all = await call.read((world) => {
    const repository = world.tables.repositories.named(namespaceOf(world, place).id, place.repository_name);
    if (repository === undefined) throw apiError('oci_name_unknown', { name });
    return tagNames(repository, world);
  });
  const { names, link } = pageOf(all, `/v2/${name}/tags/list`, call.query);
  return json({ name, tags: names }, linked(link));
};

export const OciListCatalog: RegistryHandler = async (call) => {
  const { instance_id } = call.caller;
  const all = await call.read(({ tables }) =>
    tables.namespaces
      .under(instance_id)
      .flatMap(({ id, name }) => tables.repositories.under(id).map((row) => `${name}/${row.name}`)),
  );
  const { names, link } = pageOf(all, '/v2/_catalog', call.query);
  return json({ repositories: names }, linked(link));
};

const referrersOf = (call: RegistryCall, digest: string): Promise<readonly object[]> => {
  const place = placeOf(call);
  const wanted = call.query.get('artifactType');
  return call.read(({ tables }) => {
    const namespace = tables.namespaces.named(place.instance_id, place.namespace_name);
    const repository = namespace && tables.repositories.named(namespace.id, place.repository_name);
    return (repository === undefined ? [] : tables.manifests.under(repository.id))
      .filter(({ subject, artifact_type }) => subject === digest && (wanted === null || artifact_type === wanted))
      .map(({ media_type, digest: own, size, artifact_type, annotations = {} }) => ({
        ...{ mediaType: media_type, digest: own, size },
        ...(artifact_type !== undefined && { artifactType: artifact_type }),
        ...(Object.keys(annotations).length > 0 && { annotations }),
      }));
  });
};

/** What refers to a digest, be that there or not. */
export const OciListReferrers: RegistryHandler = async (call) => {
  const digest = digestIn(call.route.reference);
  const manifests = await referrersOf(call, digest);
  const filtered = call.query.has('artifactType') ? { 'OCI-Filters-Applied': 'artifactType' } : {};
  return json({ schemaVersion: 2, mediaType: ociIndex, manifests }, { ...filtered, 'Content-Type': ociIndex });
};
