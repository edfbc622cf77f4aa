/** What nobody has documented about namespaces, repositories and artifacts; see requests.test.ts. */
import type { Response } from 'supertest';
import { expect } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';

const digest = `sha256:${'9'.repeat(64)}`;
const signature = `sha256:${'5'.repeat(64)}`;

/** Ids that do not come in the order of the file: an order by id is then no order by chance. */
const seed: Seed = {
  instances: [
    {
      name: 'undocumented',
      namespaces: [
        {
          namespace_id: 7,
          name: 'library',
          repositories: [
            {
              name: 'web/app',
              artifacts: [
                {
                  id: 9,
                  digest,
                  tags: [{ id: 30, name: 'latest' }],
                  accessories: [{ id: 8, artifact_id: 40, digest: signature }, { id: 2, artifact_id: 5 }, { id: 6 }],
                },
                { id: 4, tags: ['2.0', { id: 22, name: '1.1' }] },
                { id: 6, tags: [{ id: 25, name: '1.0' }] },
              ],
            },
          ],
        },
        { namespace_id: 3, name: 'library-two' },
        { namespace_id: 5, name: 'empty' },
      ],
    },
  ],
};

const idsOf = (records: readonly { readonly id?: number; readonly namespace_id?: number }[]) =>
  records.map(({ id, namespace_id }) => id ?? namespace_id);
const namesOf = (records: readonly { readonly name: string }[]) => records.map(({ name }) => name);
const refused = ({ status, body }: Response) => `${status} ${body.error_code ?? ''}`.trim();
const ascending = (left: number, right: number) => left - right;

const repositoryIn = ({ instance }: Fake) => `${instance}/namespaces/library/repositories/web%252Fapp`;
const artifactIn = (fake: Fake) => `${repositoryIn(fake)}/artifacts/${digest}`;

/** How the tags are ordered, those of signatures among them. */
const orderOf = (ids: readonly number[]): string => {
  const sorted = [...new Set(ids)].sort(ascending);
  if (`${ids}` === `${sorted}`) return 'ascending';
  return `${ids}` === `${sorted.reverse()}` ? 'descending' : `neither, or not unique: ${ids}`;
};

const probes: ProbesOf<'namespaces' | 'repositories' | 'artifacts'> = {
  'namespaces.delete_while_not_empty': {
    ask: async ({ remove, get, instance }) => [
      refused(await remove(`${instance}/namespaces/library`)),
      (await get(`${instance}/namespaces/library`)).status,
      (await get(`${instance}/repositories`)).body.total,
      refused(await remove(`${instance}/namespaces/empty`)),
    ],
    answers: {
      reject: ['406 SVCSTG.SWR.4060074', 200, 1, '204'],
      reject_400: ['400 SVCSTG.SWR.4001025', 200, 1, '204'],
      allow: ['204', 404, 0, '204'],
    },
  },
  'namespaces.name_filter': {
    ask: ({ get, instance }) =>
      Promise.all(
        ['library', 'lib', 'two'].map(async (name) =>
          namesOf((await get(`${instance}/namespaces`, { name })).body.namespaces).sort(),
        ),
      ),
    answers: {
      exact: [['library'], [], []],
      contains: [['library', 'library-two'], ['library', 'library-two'], ['library-two']],
    },
  },
  'namespaces.taken_name': {
    ask: async ({ post, get, instance }) => [
      refused(await post(`${instance}/namespaces`, { namespace_name: 'library', metadata: { public: 'true' } })),
      (await get(`${instance}/namespaces`)).body.total,
    ],
    answers: { reject: ['409 SVCSTG.SWR.4090060', 3], reject_400: ['400 SVCSTG.SWR.4001025', 3] },
  },
  'namespaces.order': {
    ask: async ({ get, instance }) => idsOf((await get(`${instance}/namespaces`)).body.namespaces),
    answers: { oldest_first: [3, 5, 7], newest_first: [7, 5, 3] },
  },
  'repositories.name': {
    ask: async (fake) => {
      const listed = await fake.get(`${fake.instance}/repositories`);
      const inNamespace = await fake.get(`${fake.instance}/namespaces/library/repositories`);
      const shown = await fake.get(repositoryIn(fake));
      const artifact = await fake.get(artifactIn(fake));
      const [one, other] = [listed, inNamespace].flatMap(({ body }) => namesOf(body.repositories));
      return [one, other, shown.body.name, artifact.body.repository_name];
    },
    answers: { plain: Array(4).fill('web/app'), with_namespace: Array(4).fill('library/web/app') },
  },
  'artifacts.reference_is_tag': {
    ask: (fake) =>
      Promise.all(
        ['1.0', 'none', digest].map(async (reference) => {
          const { status, body } = await fake.get(`${repositoryIn(fake)}/artifacts/${reference}`);
          return status === 200 ? body.id : status === 400 ? body.error_msg : status;
        }),
      ),
    answers: {
      reject: [expect.stringMatching(/"1\.0".*digest/), expect.stringMatching(/"none".*digest/), 9],
      not_found: [404, 404, 9],
      resolve: [6, 404, 9],
    },
  },
  'artifacts.order': {
    ask: async (fake) => idsOf((await fake.get(`${repositoryIn(fake)}/artifacts`)).body.artifacts),
    answers: { newest_first: [9, 6, 4], oldest_first: [4, 6, 9] },
  },
  'artifacts.order_of_tags': {
    ask: async (fake) => {
      const tags = `${repositoryIn(fake)}/tags`.replace(`/${fake.swr.projectId}`, '');
      const plain = await fake.get(tags, { is_accessory: false });
      const all = await fake.get(tags);
      return { plain: namesOf(plain.body.tags), all: orderOf(all.body.tags.map(({ id }: { id: number }) => id)) };
    },
    answers: {
      newest_first: { plain: ['2.0', 'latest', '1.0', '1.1'], all: 'descending' },
      oldest_first: { plain: ['1.1', '1.0', 'latest', '2.0'], all: 'ascending' },
    },
  },
  'artifacts.order_of_accessories': {
    ask: async (fake) => idsOf((await fake.get(`${artifactIn(fake)}/accessories`)).body.accessories),
    answers: { oldest_first: [2, 6, 8], newest_first: [8, 6, 2] },
  },
  'artifacts.signatures_among_artifacts': {
    ask: async (fake) => {
      const { total, artifacts } = (await fake.get(`${repositoryIn(fake)}/artifacts`)).body;
      const digests = artifacts.map((artifact: { readonly digest: string }) => artifact.digest);
      return { total, signatures: digests.filter((other: string) => other === signature).length };
    },
    answers: { hidden: { total: 3, signatures: 0 }, listed: { total: 6, signatures: 1 } },
  },
};

probeBehaviours(['namespaces', 'repositories', 'artifacts'], probes, seed);
