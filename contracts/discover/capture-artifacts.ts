import { resourceNamed } from '../resources/all.ts';
import { locationOf, recordsAt } from '../resources/records.ts';
import type { Client } from '../service/client.ts';
import { asFields, asRecords, type Fields, pointed } from '../service/json.ts';
import type { PathValues } from '../service/path.ts';
import { ordered, seedFields } from './capture-fields.ts';
import { heldDigests, isIndex } from './probes/indexes.ts';

type Records = readonly Fields[];
type ByType = Readonly<Record<string, Fields>>;

/** What an answer holds by the type of the report, of which only one is known. */
const firstOf = (byType: unknown): Fields | undefined => Object.values((byType ?? {}) as ByType)[0];

interface Scanned {
  /** With what it found; undefined if the artifact was never scanned. */
  readonly scan?: Fields;
  /** The digests of what an index holds, as far as its report names them. */
  readonly held?: readonly string[];
}

/** The scan that an artifact has had. */
const scanOf = async ({ call }: Client, at: PathValues, record: Fields): Promise<Scanned> => {
  const { body } = await call('ShowInstanceArtifact', at, { query: { with_scan_overview: true } });
  const overview = firstOf(pointed(body, '/scan_overview'));
  if (overview === undefined) return {};
  const { scan_status: status, end_time, ...shown } = overview;
  const hasEnded = status === 'Success' || status === 'Error';
  const seed = seedFields('SeedScan', { ...shown, status, ...(hasEnded && { end_time }) });
  if (status !== 'Success') return { scan: seed };
  const { body: reports } = await call('ListInstanceArtifactVulnerabilities', at);
  const found = asRecords(firstOf(reports)?.vulnerabilities);
  const scan = { ...seed, vulnerabilities: found.map((one) => seedFields('SeedVulnerability', one)) };
  return { scan, ...(isIndex(record) && { held: heldDigests(record, reports) }) };
};

/** How an image was built, by whichever names its times and types have; undefined where that is not shown. */
const historySeed = async ({ call }: Client, at: PathValues, { type }: Fields): Promise<Records | undefined> => {
  if (type === 'CHART') return undefined;
  const { status, body } = await call('ShowInstanceArtifactAddition', at);
  const steps = pointed(body, '/build_histories');
  if (status !== 200 || !Array.isArray(steps)) return undefined;
  return asRecords(steps).map(({ created_at, mediaType, ...step }) =>
    seedFields('SeedBuildStep', { created: created_at, media_type: mediaType, ...step }),
  );
};

interface Found extends Scanned {
  readonly record: Fields;
  readonly accessories: Records;
  readonly build_history: Records | undefined;
}

/** An artifact with what is asked of it by itself. */
const foundOf = async (record: Fields, at: PathValues, client: Client): Promise<Found> => {
  const here = await locationOf(client, resourceNamed('artifact'), at, record);
  return {
    record,
    accessories: ordered(await recordsAt(client, resourceNamed('accessory'), here, { mayBeMissing: true }), 'id'),
    build_history: await historySeed(client, here, record),
    ...(await scanOf(client, here, record)),
  };
};

/** What indexes hold and no list shows (behaviour artifacts.children_of_index). */
const hiddenAt = async (found: readonly Found[], at: PathValues, { call }: Client): Promise<Records> => {
  const listed = new Set(found.map(({ record }) => record.digest));
  const hidden = new Set(found.flatMap(({ held = [] }) => held).filter((digest) => !listed.has(digest)));
  const records: Fields[] = [];
  for (const reference of hidden) {
    const { status, body } = await call('ShowInstanceArtifact', { ...at, reference });
    if (status === 200) records.push(asFields(body));
  }
  return records;
};

/** The artifacts of a repository, by ascending id: what an index holds was there before it. */
const foundAt = async (at: PathValues, client: Client): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (const record of ordered(await recordsAt(client, resourceNamed('artifact'), at), 'id'))
    found.push(await foundOf(record, at, client));
  for (const record of await hiddenAt(found, at, client)) found.push(await foundOf(record, at, client));
  return found.toSorted((a, b) => Number(a.record.id) - Number(b.record.id));
};

/** What the tag of a signature says beside it. */
const taggedAs = (accessory: Fields, tag: Fields | undefined): Fields =>
  tag === undefined
    ? {}
    : { tag_id: Number(tag.id), ...(tag.size !== accessory.size && { artifact_size: Number(tag.size) }) };

/** An index that is known to hold something has no scan of its own: that of what it holds is its. */
const scanSeed = ({ held = [], scan }: Scanned, digests: ReadonlySet<unknown>): Fields => {
  const children = held.filter((digest) => digests.has(digest));
  if (children.length > 0) return { children };
  return scan === undefined ? {} : { scan };
};

/** Artifacts with their tags and signatures, which a seed has inside them. */
export const artifactSeeds = async (at: PathValues, client: Client): Promise<Records> => {
  const found = await foundAt(at, client);
  const digests = new Set(found.map(({ record }) => record.digest));
  // A signature's tag is listed with the repository's tags only.
  const tags = await recordsAt(client, resourceNamed('tag'), at, { mayBeMissing: true });
  const tagsByArtifact = new Map(tags.map((tag) => [tag.artifact_id, tag]));
  // Signatures may be listed among the artifacts (behaviour artifacts.signatures_among_artifacts) without being one.
  const signatures = new Set(found.flatMap(({ accessories }) => accessories.map(({ artifact_id }) => artifact_id)));
  return found
    .filter(({ record }) => !signatures.has(record.id))
    .map(({ record, accessories, build_history, ...scanned }) => ({
      ...seedFields('SeedArtifact', record),
      tags: asRecords(record.tags).map((one) => seedFields('SeedTag', one)),
      accessories: accessories.map((one) => ({
        ...seedFields('SeedAccessory', one),
        ...taggedAs(one, tagsByArtifact.get(one.artifact_id)),
      })),
      ...(build_history !== undefined && { build_history }),
      ...scanSeed(scanned, digests),
    }));
};
