/** What nobody has documented about artifacts. */
import { expect } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';

const digest = `sha256:${'9'.repeat(64)}`;
const signature = `sha256:${'5'.repeat(64)}`;
const chart = `sha256:${'c'.repeat(64)}`;

/** Ids that do not come in the order of the file: an order by id is then no order by chance. */
const seed: Seed = {
  instances: [
    {
      name: 'undocumented',
      namespaces: [
        {
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
        { name: 'charts', repositories: [{ name: 'charts', artifacts: [{ id: 7, digest: chart, type: 'CHART' }] }] },
      ],
    },
  ],
};

const idsOf = (records: readonly { readonly id?: number }[]) => records.map(({ id }) => id);
const namesOf = (records: readonly { readonly name: string }[]) => records.map(({ name }) => name);
const ascending = (left: number, right: number) => left - right;

const repositoryIn = ({ instance }: Fake) => `${instance}/namespaces/library/repositories/web%252Fapp`;
const artifactIn = (fake: Fake) => `${repositoryIn(fake)}/artifacts/${digest}`;
const tagIn = (fake: Fake, tag: string) => `${repositoryIn(fake)}/tags/${tag}`.replace(`/${fake.swr.projectId}`, '');

/** How the tags are ordered, those of signatures among them. */
const orderOf = (ids: readonly number[]): string => {
  const sorted = [...new Set(ids)].sort(ascending);
  if (`${ids}` === `${sorted}`) return 'ascending';
  return `${ids}` === `${sorted.reverse()}` ? 'descending' : `neither, or not unique: ${ids}`;
};

const probes: ProbesOf<'artifacts'> = {
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
  'artifacts.children_of_index': {
    ask: async (fake) => {
      const index = { tags: ['1'], platforms: ['linux/amd64', 'linux/arm64'] };
      const repositories = [{ name: 'multi', artifacts: [index, { tags: ['plain'] }] }];
      await fake.swr.seed({ instances: [{ name: 'i', namespaces: [{ name: 'n', repositories }] }] });
      const repository = `${fake.instance}/namespaces/n/repositories/multi`;
      const listed = (await fake.get(`${repository}/artifacts`)).body;
      const all = (await fake.get(`${fake.instance}/artifacts`)).body;
      const { artifact_count, tag_count } = (await fake.get(repository)).body;
      return [listed.total, listed.artifacts.length, all.artifacts.length, artifact_count, tag_count];
    },
    answers: { hidden: [2, 2, 2, 2, 2], listed: [4, 4, 4, 4, 2] },
  },
  'artifacts.delete_last_tag': {
    ask: async (fake) => [
      (await fake.remove(tagIn(fake, '2.0'))).status,
      (await fake.get(repositoryIn(fake))).body.artifact_count,
      (await fake.remove(tagIn(fake, '1.0'))).status,
      (await fake.get(repositoryIn(fake))).body.artifact_count,
    ],
    answers: { untagged: [204, 3, 204, 3], gone: [204, 3, 204, 2] },
  },
  'artifacts.all_marker': {
    ask: async ({ get, instance }) => {
      const pages = [];
      for (const marker of [undefined, 2, 5, 7]) {
        const { body } = await get(`${instance}/artifacts`, { limit: 2, ...(marker !== undefined && { marker }) });
        pages.push([idsOf(body.artifacts), body.next_marker]);
      }
      return pages;
    },
    answers: {
      id: [
        [[4, 6], 7],
        [[4, 6], 7],
        [[6, 7], 9],
        [[7, 9], undefined],
      ],
      page_number: [
        [[4, 6], 2],
        [[7, 9], undefined],
        [[], undefined],
        [[], undefined],
      ],
    },
  },
  'artifacts.next_marker_type': {
    ask: async ({ get, instance }) => (await get(`${instance}/artifacts`, { limit: 1 })).body.next_marker,
    answers: { integer: 6, string: '6' },
  },
  'artifacts.history_time_key': {
    ask: async (fake) => {
      const { body } = await fake.get(`${artifactIn(fake)}/additions/build_history`);
      const [step] = body.build_histories;
      return Object.keys(step).filter((name) => name.startsWith('created') && name !== 'created_by');
    },
    answers: { both: ['created', 'created_at'], created: ['created'], created_at: ['created_at'] },
  },
  'artifacts.history_of_chart': {
    ask: async ({ get, instance }) => {
      const place = `${instance}/namespaces/charts/repositories/charts/artifacts/${chart}`;
      const { status, body } = await get(`${place}/additions/build_history`);
      return status === 200 ? body : status;
    },
    answers: { reject: 400, empty: { build_histories: [], total: 0 } },
  },
};

probeBehaviours(['artifacts'], probes, seed);
