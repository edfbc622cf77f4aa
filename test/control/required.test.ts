import { expect, test } from 'vitest';
import { startEmbedded } from '../support/clients.ts';

const required = ['POST faults', 'POST clock', 'POST journal/verify', 'POST executions', 'POST artifacts', 'POST seed'];
const optional = ['POST reset', 'POST worlds', 'POST life-cycle', 'POST faults/verify'];

const call = async (what: string) => {
  const { swr } = await startEmbedded();
  const [method = '', path = ''] = what.split(' ');
  const response = await fetch(`${swr.url}/_fake/${path}`, { method });
  return { status: response.status, text: await response.text() };
};

test.each(required)('%s without its body is refused', async (what) => {
  const [method, path] = what.split(' ');
  const error = `${method} /_fake/${path} needs a JSON body, and none was sent`;
  expect(await call(what)).toEqual({ status: 400, text: JSON.stringify({ error }) });
});

test.each(optional)('%s needs no body', async (what) => {
  expect((await call(what)).status).toBeLessThan(300);
});
