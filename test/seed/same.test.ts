import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Seed } from '../../mock/index.ts';
import { policyBody } from '../support/bodies.ts';
import { type Fake, startFake } from '../support/fake.ts';
import { seedFiles } from './files.ts';
import { seedOf } from './seeds.ts';

const fileWith = seedFiles();

/** Everything a client can read of a fake's library, as bytes and headers, a new execution among it. */
const crawl = async ({ get, post, instance }: Fake) => {
  const library = `${instance}/namespaces/library`;
  const { body } = await get(`${library}/repositories`);
  const names = body.repositories.map(({ name }: { readonly name: string }) => name);
  const { id } = (await post(`${library}/signature/policies`, policyBody())).body;
  const executed = await post(`${library}/signature/policies/${id}/executions`);
  const paths = [
    instance.slice(0, instance.lastIndexOf('/')),
    `${instance}/namespaces`,
    `${instance}/repositories?limit=100`,
    ...names.map((name: string) => `${library}/repositories/${name}/artifacts`),
    `${instance}/signature/policies`,
    `${library}/signature/policies/1/executions`,
    `${library}/signature/policies/${id}/executions/${executed.body.id}/tasks`,
  ];
  const answers = [];
  for (const path of paths) answers.push(await get(path));
  return answers.map(({ text, headers }) => ({ text, requestId: headers['x-request-id'] }));
};

describe('one seed', () => {
  const generated = (seed: number): Seed => ({
    seed,
    ...seedOf({ name: 'library', generate: { repositories: 4 }, signature_policies: [{ name: 'p' }] }),
  });

  test.each<[string, string | Seed]>([
    ['demo', 'demo'],
    ['one that generates', generated(7)],
  ])('gives the same bytes twice: %s', async (_, seed) => {
    expect(await crawl(await startFake({ seed }))).toEqual(await crawl(await startFake({ seed })));
  });

  test('gives other repositories, digests and jobs with another number', async () => {
    const made = async (seed: number) =>
      JSON.stringify(await crawl(await startFake({ seed: generated(seed) }))).match(
        /sha256:[0-9a-f]{64}|"(?:job_id|repository_name)\\":\\"[^"]+"/g,
      );
    const [one, other] = [await made(7), new Set(await made(8))];
    expect(one?.length).toBeGreaterThan(20);
    expect(one?.filter((value) => other.has(value))).toEqual([]);
  });

  test('gives the same bytes as an object, a YAML file and a JSON file', async () => {
    const seed = generated(7);
    const [object, yaml, json] = await Promise.all(
      [seed, fileWith(stringify(seed)), fileWith(JSON.stringify(seed), 'json')].map(async (each) =>
        crawl(await startFake({ seed: each })),
      ),
    );
    expect([yaml, json]).toEqual([object, object]);
  });
});
