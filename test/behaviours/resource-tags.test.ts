/** What nobody has documented about tags of instances and namespaces. */
import type { Seed } from '../../mock/index.ts';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';

const seed: Seed = {
  instances: [
    {
      name: 'undocumented',
      namespaces: [
        { namespace_id: 7, name: 'one', tags: [{ key: 'team', value: 'platform' }] },
        { namespace_id: 9, name: 'two', tags: [{ key: 'team', value: 'form' }] },
        { namespace_id: 12, name: '7', tags: [{ key: 'team', value: '*form' }] },
        { namespace_id: 13, name: 'bare' },
      ],
    },
  ],
};

interface Resource {
  readonly resource_id: string;
  readonly resource_name: string;
}

const found = async ({ post, instance }: Fake, body: object): Promise<readonly Resource[]> =>
  (await post(`${instance}/namespaces/resource-instances/filter`, body)).body.resources;

const namesOf = (resources: readonly Resource[]) => resources.map(({ resource_name }) => resource_name);
const tagsOf = async ({ get, instance }: Fake, name: string) =>
  (await get(`${instance}/namespaces/${name}/tags`)).body.tags;

const put = ({ post, instance }: Fake, keys: readonly string[]) =>
  post(`${instance}/namespaces/bare/tags/create`, { tags: keys.map((key) => ({ key, value: '' })) });
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `key-${index}`);

const probes: ProbesOf<'tags'> = {
  'tags.unknown_key': {
    ask: async (fake) => {
      const unknown = { key: 'value1', values: ['bar1'] };
      const team = { key: 'team', values: ['form'] };
      return [namesOf(await found(fake, { tags: [unknown] })), namesOf(await found(fake, { tags: [team, unknown] }))];
    },
    answers: {
      documented: [[], []],
      ignore: [['one', 'two', '7', 'bare'], ['two']],
    },
  },
  'tags.without_filter': {
    ask: async (fake) => [namesOf(await found(fake, {})), namesOf(await found(fake, { tags: [] }))],
    answers: {
      everything: [
        ['one', 'two', '7', 'bare'],
        ['one', 'two', '7', 'bare'],
      ],
      tagged: [
        ['one', 'two', '7'],
        ['one', 'two', '7'],
      ],
    },
  },
  'tags.quota': {
    ask: async (fake) => {
      const statuses: number[] = [];
      for (const count of [20, 21, 50, 51]) statuses.push((await put(fake, numbered(count))).status);
      return [...statuses, (await tagsOf(fake, 'bare')).length];
    },
    answers: {
      twenty: [204, 409, 409, 409, 20],
      fifty: [204, 204, 204, 409, 50],
      none: [204, 204, 204, 204, 51],
    },
  },
  'tags.value_with_star': {
    ask: async (fake) => {
      const by = (value: string) => found(fake, { tags: [{ key: 'team', values: [value] }] }).then(namesOf);
      return [await by('*form'), await by('*tf'), await by('form')];
    },
    answers: {
      contains: [['one', 'two', '7'], ['one'], ['two']],
      ends_with: [['one', 'two', '7'], [], ['two']],
      literal: [['7'], [], ['two']],
    },
  },
  'tags.delete_by': {
    ask: async (fake) => {
      const { remove, instance } = fake;
      const gone = (name: string, tag: object) =>
        remove(`${instance}/namespaces/${name}/tags/delete`, { tags: [{ key: 'team', ...tag }] });
      const { status } = await gone('one', { value: 'other' });
      await gone('two', { value: 'form' });
      await gone('7', {});
      const left = ['one', 'two', '7'].map(async (name) => (await tagsOf(fake, name)).length);
      return [status, ...(await Promise.all(left))];
    },
    answers: { key: [204, 0, 0, 0], key_and_value: [204, 1, 0, 0] },
  },
  'tags.sub_resource_id': {
    ask: async (fake) => {
      const ids = (await found(fake, {})).map(({ resource_id }) => resource_id);
      return [ids, await tagsOf(fake, '7'), await tagsOf(fake, 'two')];
    },
    answers: {
      name: [['one', 'two', '7', 'bare'], [{ key: 'team', value: '*form' }], [{ key: 'team', value: 'form' }]],
      number: [['7', '9', '12', '13'], [{ key: 'team', value: 'platform' }], [{ key: 'team', value: 'form' }]],
    },
  },
  'tags.order': {
    ask: async (fake) => {
      await put(fake, ['z', 'a']);
      const keys = (await tagsOf(fake, 'bare')).map(({ key }: { readonly key: string }) => key);
      const { tags } = (await fake.get(`${fake.instance}/namespaces-tags`)).body;
      return [keys, tags];
    },
    answers: {
      by_key: [
        ['a', 'z'],
        [
          { key: 'a', values: [''] },
          { key: 'team', values: ['*form', 'form', 'platform'] },
          { key: 'z', values: [''] },
        ],
      ],
      oldest_first: [
        ['z', 'a'],
        [
          { key: 'team', values: ['platform', 'form', '*form'] },
          { key: 'z', values: [''] },
          { key: 'a', values: [''] },
        ],
      ],
    },
  },
};

probeBehaviours(['tags'], probes, seed);
