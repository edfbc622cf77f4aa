import { expect, test } from 'vitest';
import document from '../../spec/generated/control.json' with { type: 'json' };
import { startEmbedded } from '../support/clients.ts';

const declaredOn = (item: object): readonly string[] =>
  Object.keys(item)
    .filter((key) => key !== 'parameters')
    .map((key) => key.toUpperCase());

const paths = Object.entries(document.paths).map(([template, item]) => ({
  path: template.replace(/\{(\w+)\}/g, '1'),
  declared: declaredOn(item),
}));

const others = paths.flatMap(({ path, declared }) => {
  const allow = declared.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']
    .filter((method) => !declared.includes(method))
    .map((method) => [method, path, allow] as const);
});

test.each(others)('%s %s is 405, and %j are allowed', async (method, path, allow) => {
  const { swr } = await startEmbedded();
  const answer = await fetch(`${swr.url}${path}`, { method });
  const given = answer.headers.get('allow')?.split(', ') ?? [];
  expect([answer.status, given.toSorted()]).toEqual([405, [...allow].sort()]);
  expect(await answer.json()).toEqual({ error: expect.stringMatching(`^${method} ${path} is not a call`) });
});
