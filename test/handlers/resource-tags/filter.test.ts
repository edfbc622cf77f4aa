import { describe, expect, test } from 'vitest';
import type { Seed } from '../../../mock/index.ts';
import { type Fake, startFake } from '../../support/fake.ts';

type Values = Readonly<Record<string, string>>;

const resource = (name: string, values: Values) => ({
  name,
  tags: Object.entries(values).map(([key, value]) => ({ key, value })),
});

const tagged = [
  resource('one', { team: 'platform', environment: 'production' }),
  resource('two', { team: 'web', environment: 'production' }),
  resource('three', { team: 'web-shop' }),
  resource('four', {}),
];

const seed: Seed = {
  instances: [{ ...tagged[0], name: 'one', namespaces: tagged }, ...tagged.slice(1)],
};

const kinds: readonly (readonly [string, (fake: Fake) => string])[] = [
  ['instances', ({ swr }) => `/v2/${swr.projectId}/instances/resource-instances`],
  ['namespaces', ({ instance }) => `${instance}/namespaces/resource-instances`],
];

const filter = (...tags: readonly (readonly [string, readonly string[]])[]) => ({
  tags: tags.map(([key, values]) => ({ key, values })),
});

const filters: readonly (readonly [string, object, readonly string[]])[] = [
  ['nothing', {}, ['one', 'two', 'three', 'four']],
  ['no tag', { tags: [] }, ['one', 'two', 'three', 'four']],
  ['a value', filter(['team', ['web']]), ['two']],
  ['one of two values', filter(['team', ['web', 'platform']]), ['one', 'two']],
  ['any value', filter(['team', []]), ['one', 'two', 'three']],
  ['two keys, both of which must be there', filter(['team', []], ['environment', ['production']]), ['one', 'two']],
  ['two keys with different resources', filter(['team', ['web-shop']], ['environment', []]), []],
  ['a part of a value', filter(['team', ['*web']]), ['two', 'three']],
  ['a part of a value or another', filter(['team', ['*shop', 'platform']]), ['one', 'three']],
  ['an asterisk alone', filter(['team', ['*']]), ['one', 'two', 'three']],
  ['blanks around a value', filter(['team', ['  web ']]), ['two']],
  ['a value in another case', filter(['team', ['WEB']]), []],
  ['a key in another case', filter(['Team', []]), []],
  ['an empty value', filter(['team', ['']]), []],
  ['a key that nothing has', filter(['owner', []]), []],
];

describe.each(kinds)('the %s', (_, at) => {
  test.each(filters)('that a filter by %s leaves are listed and counted', async (__, body, names) => {
    const fake = await startFake({ seed });
    const listed = await fake.post(`${at(fake)}/filter`, body);
    expect(listed.status).toBe(200);
    expect(listed.body.resources.map(({ resource_name }: { readonly resource_name: string }) => resource_name)).toEqual(
      names,
    );
    expect(listed.body.total_count).toBe(names.length);
    const counted = await fake.post(`${at(fake)}/count`, body);
    expect([counted.status, counted.body]).toEqual([200, { total_count: names.length }]);
  });

  test('are shown with all their tags, without detail and without tags of the system', async () => {
    const fake = await startFake({ seed });
    const { resources } = (await fake.post(`${at(fake)}/filter`, filter(['team', ['platform']]))).body;
    const id = at(fake).includes('namespaces') ? 'one' : fake.swr.instanceId;
    const tags = [
      { key: 'environment', value: 'production' },
      { key: 'team', value: 'platform' },
    ];
    expect(resources).toEqual([{ resource_id: id, resource_name: 'one', resource_detail: null, tags }]);
  });

  test('come in pages from any offset, and are all counted on a page past the end', async () => {
    const fake = await startFake({ seed });
    const page = async (query: string) => {
      const { body } = await fake.post(`${at(fake)}/filter?${query}`, {});
      return [...body.resources.map(({ resource_name: name }: Values) => name), body.total_count];
    };
    expect(await page('offset=1&limit=2')).toEqual(['two', 'three', 4]);
    expect(await page('limit=1')).toEqual(['one', 4]);
    expect(await page('offset=3')).toEqual(['four', 4]);
    expect(await page('offset=200&limit=200')).toEqual([4]);
  });

  test.each(['limit=0', 'limit=201', 'limit=x', 'offset=-1'])('are not listed by %s', async (query) => {
    const fake = await startFake({ seed });
    expect((await fake.post(`${at(fake)}/filter?${query}`, {})).status).toBe(400);
  });

  const many = (count: number): readonly string[] => Array.from({ length: count }, (__, index) => `v${index}`);

  test.each<[string, object, string]>([
    ['a key twice', filter(['team', ['a']], ['team', ['b']]), 'key team is given twice'],
    ['a value twice', filter(['team', ['a', 'a']]), '"a" of key team is given twice'],
    ['a value twice, but for blanks', filter(['team', ['a', ' a']]), '"a" of key team is given twice'],
    ['a key without values', { tags: [{ key: 'team' }] }, 'values'],
    ['an empty key', filter(['', []]), 'key'],
    ['a key of 129 characters', filter(['k'.repeat(129), []]), 'at most 128'],
    ['a value of 256 characters', filter(['team', ['v'.repeat(256)]]), 'has 256 characters'],
    ['11 values', filter(['team', many(11)]), 'at most 10'],
    ['51 keys', filter(...many(51).map((key) => [key, []] as const)), 'at most 50'],
  ])('are not looked for by %s', async (__, body, said) => {
    const fake = await startFake({ seed });
    for (const call of ['filter', 'count']) {
      const answer = await fake.post(`${at(fake)}/${call}`, body);
      expect(answer.status).toBe(400);
      expect(answer.body.error_msg).toContain(said);
    }
  });

  test('are looked for by 50 keys, 10 values each, the longest with blanks around it', async () => {
    const fake = await startFake({ seed });
    const values = [...many(9), ` ${'v'.repeat(255)} `];
    const body = filter(...many(50).map((key) => [key, values] as const));
    expect((await fake.post(`${at(fake)}/filter`, body)).status).toBe(200);
  });
});

test('the namespaces of an instance that is not there are not found', async () => {
  const { post, swr } = await startFake({ seed });
  const at = `/v2/${swr.projectId}/instances/none/namespaces/resource-instances`;
  expect([(await post(`${at}/filter`, {})).status, (await post(`${at}/count`, {})).status]).toEqual([404, 404]);
});
