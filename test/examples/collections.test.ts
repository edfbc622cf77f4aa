import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { operations } from '../../contracts/service/spec.ts';
import collection from '../../examples/http/fake-swr.postman_collection.json' with { type: 'json' };
import { createFakeSwr } from '../../mock/index.ts';
import { type HttpRequest, readHttp } from './read-http.ts';

const text = readFileSync(new URL('../../examples/http/fake-swr.http', import.meta.url), 'utf8');

const successOf = (name: string): number | undefined => [...operations.values()].find(({ id }) => id === name)?.success;

/** What it is to be answered: as documented, or with the refusal that the file tells of. */
const wanted = ({ name, comments }: HttpRequest): number =>
  Number(/^# The demo world refuses it: (\d+), /m.exec(comments)?.[1] ?? successOf(name));

test('one after the other, the requests of the file are answered as it says, and nearly all with success', async () => {
  const swr = await createFakeSwr({ port: 0 });
  onTestFinished(() => swr.close());
  const requests = readHttp(text, { url: swr.url });
  const answers: { readonly name: string; readonly status: number }[] = [];
  for (const { name, method, url, headers, body } of requests) {
    const { status } = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
    answers.push({ name, status });
  }
  expect(answers).toEqual(requests.map((request) => ({ name: request.name, status: wanted(request) })));
  expect(answers.filter(({ status }) => status >= 300)).toEqual([
    { name: 'UpdateDomainName', status: 400 },
    { name: 'UpdateInstanceEndpointPolicy', status: 409 },
    { name: 'DeleteDomainName', status: 400 },
  ]);
  expect(answers.map(({ name }) => name).toSorted()).toEqual([...operations.keys()].toSorted());
});

test('the collection of Postman has the same requests in the same order', () => {
  const ofFile = readHttp(text, {}).map(({ name, method, headers }) => ({
    name,
    method,
    headers: Object.keys(headers),
  }));
  const items = collection.item.map(({ name, request }) => ({
    ...{ name, method: request.method },
    headers: request.header.map(({ key }) => key),
  }));
  expect(items).toEqual(ofFile);
  const values = Object.fromEntries(collection.variable.map(({ key, value }) => [key, value]));
  const filled = (raw: string) => raw.replace(/\{\{(\w+)\}\}/g, (whole, name) => values[name] ?? whole);
  const sent = collection.item.map(({ request: { url, body } }) => [filled(url.raw), filled(body?.raw ?? '')]);
  expect(sent).toEqual(readHttp(text, {}).map(({ url, body = '' }) => [url, body]));
  // Postman sends the parts, not `raw`.
  const put = collection.item.map(({ request: { url } }) => {
    const pairs = (url.query ?? []).map(({ key, value }) => `${key}=${value}`).join('&');
    return [...url.host, ...url.path].join('/') + (pairs && `?${pairs}`);
  });
  expect(put).toEqual(collection.item.map(({ request: { url } }) => url.raw));
});
