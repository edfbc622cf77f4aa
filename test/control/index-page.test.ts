import { expect, test } from 'vitest';
import { startEmbedded } from '../support/clients.ts';

test.each(['/_fake/', '/_fake'])('%s lists the calls for a client', async (path) => {
  const { swr } = await startEmbedded();
  const answer = await fetch(`${swr.url}${path}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
  const { calls } = (await answer.json()) as { calls: { call: string; summary: string }[] };
  expect(calls).toContainEqual({ call: 'GET /_fake/health', summary: 'Is the fake up?' });
  expect(calls.map(({ call }) => call)).toContain('DELETE /_fake/worlds/{project_id}');
});

test('a browser gets a page that links what can be looked at', async () => {
  const { swr } = await startEmbedded();
  const answer = await fetch(`${swr.url}/_fake/`, { headers: { Accept: 'text/html,*/*;q=0.8' } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const page = await answer.text();
  expect(page).toContain('<a href="/_fake/worlds">');
  expect(page).not.toContain('href="/_fake/worlds/{');
});

test('who may not use the control plane does not see the page either', async () => {
  const { swr } = await startEmbedded({ control: { token: 'secret' } });
  expect((await fetch(`${swr.url}/_fake/`, { headers: { Accept: 'text/html' } })).status).toBe(401);
});
