import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { namespace, startReplica } from './replica.ts';
import { startRedisServer } from './server.ts';

test('a client that walks pages through a balancer sees one truth', async () => {
  const { url } = await startRedisServer();
  const replicas = [await startReplica(url), await startReplica(url), await startReplica(url)];
  let turn = 0;
  const balancer = createServer(async (request, response) => {
    turn += 1;
    const to = replicas[turn % replicas.length]?.swr.url;
    const answer = await fetch(`${to}${request.url}`, {
      headers: { 'x-auth-token': String(request.headers['x-auth-token']) },
    });
    response.writeHead(answer.status).end(await answer.text());
  }).listen(0, '127.0.0.1');
  await once(balancer, 'listening');
  onTestFinished(() => void balancer.close());
  const address = balancer.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const [a] = replicas;
  for (let count = 0; count < 30; count += 1)
    await a?.call('POST', 'namespaces', namespace(`page-${String(count).padStart(2, '0')}`));
  const seen: string[] = [];
  for (let offset = 0; ; offset += 5) {
    const path = `/v2/${a?.swr.projectId}/instances/${a?.swr.instanceId}/namespaces?offset=${offset}&limit=5`;
    const response = await fetch(`http://127.0.0.1:${address.port}${path}`, {
      headers: { 'x-auth-token': a?.swr.token ?? '' },
    });
    const { namespaces } = JSON.parse(await response.text());
    if (namespaces.length === 0) break;
    seen.push(...namespaces.map(({ name }: { name: string }) => name));
  }
  expect(seen.filter((name) => name.startsWith('page-'))).toHaveLength(30);
  expect(new Set(seen).size).toBe(seen.length);
});
