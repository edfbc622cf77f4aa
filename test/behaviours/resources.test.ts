/** What nobody has documented about namespaces and repositories; see requests.test.ts. */
import type { Response } from 'supertest';
import { expect } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';

const digest = `sha256:${'9'.repeat(64)}`;

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
              artifacts: [{ id: 9, digest, tags: ['latest'] }],
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

const all = async ({ get, swr }: Fake, query = {}) => (await get(`/v2/${swr.projectId}/repositories`, query)).body;
const repositoryIn = ({ instance }: Fake) => `${instance}/namespaces/library/repositories/web%252Fapp`;
const artifactIn = (fake: Fake) => `${repositoryIn(fake)}/artifacts/${digest}`;

const probes: ProbesOf<'namespaces' | 'repositories'> = {
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
  'namespaces.update': {
    ask: async ({ put, get, instance }) => {
      const at = `${instance}/namespaces/empty`;
      const items = [{ cve_id: 'CVE-2019-10164' }];
      const set = { metadata: { public: 'false', severity: 'high' }, cve_allowlist: { items } };
      const first = (await put(at, set)).body;
      const { metadata, cve_allowlist } = (await put(at, { metadata: { public: 'true' } })).body;
      const { body } = await get(at);
      expect([body.metadata, body.cve_allowlist?.items]).toEqual([metadata, cve_allowlist?.items]);
      return [first.metadata.severity, metadata, cve_allowlist?.items.length];
    },
    answers: {
      merge: ['high', { public: 'true', severity: 'high' }, 1],
      replace: ['high', { public: 'true' }, undefined],
    },
  },
  'namespaces.order': {
    ask: async ({ get, instance }) => idsOf((await get(`${instance}/namespaces`)).body.namespaces),
    answers: { by_name: [5, 7, 3], oldest_first: [3, 5, 7], newest_first: [7, 5, 3] },
  },
  'repositories.all_name': {
    ask: (fake) =>
      Promise.all(['web/app', 'app', 'x'].map(async (name) => namesOf((await all(fake, { name })).repositories))),
    answers: { contains: [['web/app'], ['web/app'], []], exact: [['web/app'], [], []] },
  },
  'repositories.unknown_marker': {
    ask: async (fake) => {
      const { repositories, error_code } = await all(fake, { marker: 'x' });
      return error_code ?? namesOf(repositories);
    },
    answers: { reject: 'SVCSTG.SWR.4000014', first_page: ['web/app'] },
  },
  'repositories.last_marker': {
    ask: async (fake) => (await all(fake)).page_info,
    answers: { absent: {}, empty: { next_marker: '' } },
  },
  'repositories.urn_registry': {
    ask: async (fake) => (await all(fake)).repositories[0].resource_urn.split(':').at(-1),
    answers: {
      instance_id: '11111111-2222-4333-8444-555555555555/library/web/app',
      instance_name: 'undocumented/library/web/app',
    },
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
};

probeBehaviours(['namespaces', 'repositories'], probes, seed);
