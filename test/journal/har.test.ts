import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import control from '../../spec/generated/control.json' with { type: 'json' };
import { clientOf, namespaceBody, startEmbedded } from '../support/clients.ts';

const ajv = new Ajv({ strict: false });
formats.default(ajv);
ajv.addSchema({ ...control, $id: 'control' });

const archived = async (journalBodies = false) => {
  const { swr } = await startEmbedded({ journalBodies });
  const client = clientOf(swr);
  await client.get(`${client.instance}/namespaces`, { name: 'a b' });
  await client.post(`${client.instance}/namespaces`, namespaceBody('team'));
  await client.get('/v2/missing');
  const { log } = await swr.journal.har();
  expect(ajv.validate({ $ref: 'control#/components/schemas/Har' }, { log }), ajv.errorsText()).toBe(true);
  return { swr, log };
};

test('an archive has an entry for each exchange, with absolute URLs and no secret', async () => {
  const { swr, log } = await archived();
  expect(log).toMatchObject({ version: '1.2', creator: { name: 'fake-swr' } });
  expect(log.entries.map(({ request, response }) => [request.method, response.status])).toEqual([
    ['GET', 200],
    ['POST', 201],
    ['GET', 404],
  ]);
  const [listed, made, missing] = log.entries;
  expect(listed?.request).toMatchObject({
    url: expect.stringMatching(`^${swr.url}/v2/.*/namespaces\\?name=a(%20|\\+)b$`),
    queryString: [{ name: 'name', value: 'a b' }],
    headers: expect.arrayContaining([{ name: 'x-auth-token', value: '***' }]),
  });
  expect(made?.request.postData).toEqual({
    mimeType: 'application/json',
    text: JSON.stringify(namespaceBody('team')),
  });
  expect(listed?.response.content).toMatchObject({ size: 0, comment: expect.stringMatching(/--journal-bodies/) });
  expect(JSON.parse(missing?.response.content.text ?? '')).toMatchObject({ error_code: 'APIGW.0101' });
  expect(JSON.stringify(log)).not.toContain(swr.token);
});

test('an archive has the answers of successes where they are kept', async () => {
  const { log } = await archived(true);
  const content = log.entries[0]?.response.content;
  expect(content?.mimeType).toMatch(/^application\/json/);
  expect(JSON.parse(content?.text ?? '')).toMatchObject({ namespaces: expect.any(Array) });
  expect(content).not.toHaveProperty('comment');
});

test('only what is filtered is archived', async () => {
  const { swr } = await archived();
  const { log } = await swr.journal.har({ status: '4xx' });
  expect(log.entries.map(({ response }) => response.status)).toEqual([404]);
});
