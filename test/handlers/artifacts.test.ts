import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { startFake } from '../support/fake.ts';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const never = '0001-01-01T00:00:00.000Z';

const seed: Seed = {
  instances: [
    {
      name: 'one',
      namespaces: [
        {
          name: 'library',
          repositories: [
            {
              name: 'web/frontend',
              artifacts: [
                {
                  digest: digest('a'),
                  tags: ['1.0'],
                  push_time: '2026-01-02T03:04:05.006Z',
                  size: 38937129,
                  signed: true,
                },
                { digest: digest('b'), tags: ['1.1', 'latest'], accessories: [{}] },
                { digest: digest('c'), tags: [] },
                { digest: digest('d'), tags: ['chart-1.0'], type: 'CHART' },
              ],
            },
            {
              name: 'other',
              artifacts: [{ digest: digest('f'), tags: ['7'], accessories: [{ digest: digest('e') }, { size: 7 }] }],
            },
            { name: 'empty' },
          ],
        },
      ],
    },
    { id: 'i-2', name: 'two' },
  ],
};

const frontend = 'namespaces/library/repositories/web%252Ffrontend';
const artifacts = `${frontend}/artifacts`;
const other = 'namespaces/library/repositories/other';
const startHere = async () => {
  const fake = await startFake({ seed });
  const tags = async (query = {}, repository = frontend) =>
    (await fake.get(`/v2/instances/${fake.swr.instanceId}/${repository}/tags`, query)).body;
  return { ...fake, tags };
};
const digestsOf = (rows: readonly { readonly digest: string }[]) => rows.map((row) => row.digest);
const namesOf = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);

const filters: readonly [query: Record<string, string>, letters: string][] = [
  [{}, 'dcba'],
  [{ type: 'IMAGE' }, 'cba'],
  [{ type: 'CHART' }, 'd'],
  [{ tags: '1.0' }, 'da'],
  [{ tags: 'latest' }, 'b'],
  [{ tags: 'atest' }, 'b'],
  [{ tags: 'nothing' }, ''],
  [{ tags: '1.0', type: 'IMAGE' }, 'a'],
  [{ tags: 'latest', type: 'CHART' }, ''],
];

test.each(filters)('the artifacts that %j leaves are listed, the newest first, and counted', async (query, letters) => {
  const { instance, get } = await startHere();
  const { status, body } = await get(`${instance}/${artifacts}`, query);
  expect(status).toBe(200);
  expect(digestsOf(body.artifacts)).toEqual([...letters].map(digest));
  expect(body.total).toBe(letters.length);
});

test('an artifact is shown as it is listed, with the tags that point to it', async () => {
  const { instance, get } = await startHere();
  const { body: list } = await get(`${instance}/${artifacts}`, { tags: '1.0', type: 'IMAGE' });
  const { status, body } = await get(`${instance}/${artifacts}/${digest('a')}`);
  expect(status).toBe(200);
  expect(body).toEqual(list.artifacts[0]);
  const time = '2026-01-02T03:04:05.006Z';
  expect(body).toEqual({
    digest: digest('a'),
    id: expect.any(Number),
    repository_id: 1,
    repository_name: 'web/frontend',
    type: 'IMAGE',
    namespace_id: 1,
    media_type: 'application/vnd.docker.container.image.v1+json',
    manifest_media_type: 'application/vnd.docker.distribution.manifest.v2+json',
    pull_time: never,
    push_time: time,
    size: 38937129,
    tags: [
      {
        id: expect.any(Number),
        repository_id: 1,
        artifact_id: body.id,
        name: '1.0',
        push_time: time,
        pull_time: never,
      },
    ],
  });
});

test.each(['true', 'false'])('an artifact can be asked for with_scan_overview=%s', async (wanted) => {
  const { instance, get } = await startHere();
  const { status, body } = await get(`${instance}/${artifacts}/${digest('a')}`, { with_scan_overview: wanted });
  expect(status).toBe(200);
  expect(body.digest).toBe(digest('a'));
});

test('a signed artifact has an accessory of type signature.cosign, one that is not has none', async () => {
  const { instance, get } = await startHere();
  const { body: signed } = await get(`${instance}/${artifacts}/${digest('a')}`);
  const { status, body } = await get(`${instance}/${artifacts}/${digest('a')}/accessories`);
  expect(status).toBe(200);
  expect(body).toEqual({
    total: 1,
    accessories: [
      {
        id: expect.any(Number),
        artifact_id: expect.any(Number),
        subject_artifact_id: signed.id,
        size: 558,
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        type: 'signature.cosign',
        created_at: signed.push_time,
      },
    ],
  });
  expect((await get(`${instance}/${artifacts}/${digest('c')}/accessories`)).body).toEqual({
    accessories: [],
    total: 0,
  });
});

test('accessories are listed in the order they came and filtered by type', async () => {
  const { instance, get } = await startHere();
  const { body } = await get(`${instance}/${other}/artifacts/${digest('f')}/accessories`, { type: 'signature.cosign' });
  expect(body).toMatchObject({ total: 2, accessories: [{ digest: digest('e') }, { size: 7 }] });
});

const signatureTag = (letter: string) => `sha256-${letter.repeat(64)}.sig`;
const versions = ['1.0', '1.1', 'chart-1.0', 'latest'];
const withSignatures = [...versions, signatureTag('a'), signatureTag('b')];

const tagLists: readonly [query: Record<string, string>, expected: readonly string[]][] = [
  [{}, withSignatures],
  [{ is_accessory: 'true' }, withSignatures],
  [{ is_accessory: 'false' }, versions],
];

test.each(tagLists)('the tags that %j asks for are listed and counted', async (query, expected) => {
  const { tags } = await startHere();
  const { tags: listed, total } = await tags(query);
  expect(namesOf(listed).sort()).toEqual(expected);
  expect(total).toBe(expected.length);
});

test('signatures of one artifact share one tag, since a tag stands once in a repository', async () => {
  const { tags } = await startHere();
  const { tags: listed, total } = await tags({}, other);
  expect(namesOf(listed).sort()).toEqual(['7', signatureTag('f')]);
  expect(total).toBe(2);
});

test('a tag says which artifact it points to', async () => {
  const { instance, get, tags } = await startHere();
  const { body: artifact } = await get(`${instance}/${artifacts}/${digest('d')}`);
  const { tags: listed } = await tags({ is_accessory: false });
  const { tags: own, repository_name: _, ...shared } = artifact;
  expect(listed[0]).toEqual({ ...shared, id: own[0].id, name: 'chart-1.0', artifact_id: artifact.id });
});

test.each([true, false])(
  'no two tags of a repository share an id, and the newest comes first (is_accessory %s)',
  async (is_accessory) => {
    const { tags } = await startHere();
    const ids: number[] = (await tags({ is_accessory })).tags.map(({ id }: { id: number }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
  },
);

test('a repository without artifacts has neither artifacts nor tags', async () => {
  const { instance, get, tags } = await startHere();
  const empty = 'namespaces/library/repositories/empty';
  expect((await get(`${instance}/${empty}/artifacts`)).body).toEqual({ artifacts: [], total: 0 });
  expect(await tags({}, empty)).toEqual({ tags: [], total: 0 });
});

const refused: readonly [path: string, said: string][] = [
  [`${artifacts}?type=DISK`, 'query parameter type is "DISK" but must be one of IMAGE, CHART'],
  [`${artifacts}/1.0`, 'reference is "1.0" but must be a digest, sha256:<64 hex digits>'],
  [`${artifacts}/1.0/accessories`, 'reference is "1.0" but must be a digest, sha256:<64 hex digits>'],
  [`${artifacts}/${digest('a')}?with_scan_overview=maybe`, 'with_scan_overview is "maybe" but must be a boolean'],
  [`${artifacts}/${digest('a')}/accessories?type=sbom`, 'type is "sbom" but must be one of signature.cosign'],
  [`${frontend}/tags?is_accessory=maybe`, 'is_accessory is "maybe" but must be a boolean'],
];

const prefixOf = (path: string, projectId: string) => (/\/tags(\?|$)/.test(path) ? '/v2' : `/v2/${projectId}`);

test.each(refused)('%s is refused', async (path, said) => {
  const { swr, get } = await startHere();
  const { status, body } = await get(`${prefixOf(path, swr.projectId)}/instances/${swr.instanceId}/${path}`);
  expect(status).toBe(400);
  expect(body.error_msg).toContain(said);
});

const repository = (name: string) => `namespaces/library/repositories/${name}`;
const missing: readonly [path: string, said: RegExp][] = [
  'artifacts',
  `artifacts/${digest('a')}`,
  `artifacts/${digest('a')}/accessories`,
  'tags',
]
  .flatMap((rest): [string, RegExp][] => [
    [`i-9/namespaces/no/repositories/no/${rest}`, /^Instance i-9 was not found\.$/],
    [`i-2/${repository('no')}/${rest}`, /^Namespace library was not found in instance i-2\.$/],
    [`{own}/${repository('no')}/${rest}`, /^Repository no was not found in namespace library\.$/],
    [`{own}/${repository('web%252Fno')}/${rest}`, /^Repository web\/no was not found in namespace library\.$/],
    [`{own}/${repository('web%2Ffrontend')}/${rest}`, /^The API does not exist/],
  ])
  .concat([
    [`{own}/${artifacts}/${digest('f')}`, /^Artifact sha256:f{64} was not found in repository web\/frontend\.$/],
    [`{own}/${artifacts}/${digest('f')}/accessories`, /^Artifact sha256:f{64} was not found in repository web/],
    [`{own}/${artifacts}/sha256:short`, /^Artifact sha256:short was not found in repository web\/frontend\.$/],
  ]);

test.each(missing)('%s names the first thing that is missing', async (path, said) => {
  const { swr, get } = await startHere();
  const full = `${prefixOf(path, swr.projectId)}/instances/${path.replace('{own}', swr.instanceId)}`;
  const { status, body } = await get(full);
  expect(status).toBe(404);
  expect(body.error_msg).toMatch(said);
});
