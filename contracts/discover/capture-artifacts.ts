import { resourceNamed } from '../resources/all.ts';
import { locationOf, recordsAt } from '../resources/records.ts';
import type { Client } from '../service/client.ts';
import { type Fields, pointed } from '../service/json.ts';
import type { PathValues } from '../service/path.ts';
import { ordered, seedFields } from './capture-fields.ts';

type Records = readonly Fields[];
type ByType = Readonly<Record<string, Fields>>;

/** What an answer holds by the type of the report, of which only one is known. */
const firstOf = (byType: unknown): Fields | undefined => Object.values((byType ?? {}) as ByType)[0];

/** The scan that an artifact has had, with what it found; undefined if it was never scanned. */
const scanSeed = async ({ call }: Client, at: PathValues): Promise<Fields | undefined> => {
  const { body } = await call('ShowInstanceArtifact', at, { query: { with_scan_overview: true } });
  const overview = firstOf(pointed(body, '/scan_overview'));
  if (overview === undefined) return undefined;
  const { scan_status: status, end_time, ...shown } = overview;
  const hasEnded = status === 'Success' || status === 'Error';
  const seed = seedFields('SeedScan', { ...shown, status, ...(hasEnded && { end_time }) });
  if (status !== 'Success') return seed;
  const report = firstOf((await call('ListInstanceArtifactVulnerabilities', at)).body);
  const found = (report?.vulnerabilities ?? []) as Records;
  return { ...seed, vulnerabilities: found.map((one) => seedFields('SeedVulnerability', one)) };
};

/** How an artifact was built, by whichever names its times and types have; undefined where that is not shown. */
const historySeed = async ({ call }: Client, at: PathValues): Promise<Records | undefined> => {
  const { status, body } = await call('ShowInstanceArtifactAddition', at);
  const steps = pointed(body, '/build_histories');
  if (status !== 200 || !Array.isArray(steps)) return undefined;
  return (steps as Records).map(({ created_at, mediaType, ...step }) =>
    seedFields('SeedBuildStep', { created: created_at, media_type: mediaType, ...step }),
  );
};

interface Found {
  readonly record: Fields;
  readonly accessories: Records;
  readonly scan: Fields | undefined;
  readonly build_history: Records | undefined;
}

/** The artifacts of a repository with what is asked of each by itself. */
const foundAt = async (at: PathValues, client: Client): Promise<readonly Found[]> => {
  const [artifact, accessory] = [resourceNamed('artifact'), resourceNamed('accessory')];
  const found: Found[] = [];
  for (const record of ordered(await recordsAt(client, artifact, at), 'id')) {
    const here = await locationOf(client, artifact, at, record);
    found.push({
      record,
      accessories: ordered(await recordsAt(client, accessory, here, { mayBeMissing: true }), 'id'),
      scan: await scanSeed(client, here),
      build_history: await historySeed(client, here),
    });
  }
  return found;
};

/** What the tag of a signature says beside it. */
const taggedAs = (accessory: Fields, tag: Fields | undefined): Fields =>
  tag === undefined
    ? {}
    : { tag_id: Number(tag.id), ...(tag.size !== accessory.size && { artifact_size: Number(tag.size) }) };

/** Artifacts with their tags and signatures, which a seed has inside them. */
export const artifactSeeds = async (at: PathValues, client: Client): Promise<Records> => {
  const found = await foundAt(at, client);
  // A signature's tag is listed with the repository's tags only.
  const tags = await recordsAt(client, resourceNamed('tag'), at, { mayBeMissing: true });
  const tagsByArtifact = new Map(tags.map((tag) => [tag.artifact_id, tag]));
  // Signatures may be listed among the artifacts (behaviour artifacts.signatures_among_artifacts) without being one.
  const signatures = new Set(found.flatMap(({ accessories }) => accessories.map(({ artifact_id }) => artifact_id)));
  return found
    .filter(({ record }) => !signatures.has(record.id))
    .map(({ record, accessories, scan, build_history }) => ({
      ...seedFields('SeedArtifact', record),
      tags: ((record.tags ?? []) as Records).map((one) => seedFields('SeedTag', one)),
      accessories: accessories.map((one) => ({
        ...seedFields('SeedAccessory', one),
        ...taggedAs(one, tagsByArtifact.get(one.artifact_id)),
      })),
      ...(build_history !== undefined && { build_history }),
      ...(scan !== undefined && { scan }),
    }));
};
