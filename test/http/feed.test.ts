import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Feed } from '../../mock/control/reply.ts';
import { sendFeed } from '../../mock/http/feed.ts';
import type { OpenResponses } from '../../mock/http/send.ts';

/** A server that sends a feed, asked as often as can be. */
const serving = async (feed: Feed, times: { readonly quietMs?: number } = {}) => {
  const open: OpenResponses = new Set();
  const bugs: Error[] = [];
  const server = createServer((_request, response) => {
    sendFeed(
      response,
      { status: 200, headers: {}, body: '' },
      { feed, open, everyMs: 1, ...times, onBug: (bug) => bugs.push(bug) },
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}/`, open, bugs };
};

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};

test('a reader that does not read is not written to any more, and none of its text is gathered', async () => {
  let asked = 0;
  const text = `data: ${'x'.repeat(64 * 1024)}\n\n`;
  const next = () => {
    asked += 1;
    return text;
  };
  const { port, open } = await serving({ next, look: () => {} });
  const socket = connect(port, '127.0.0.1').pause();
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await until(() => [...open].some(({ writableNeedDrain }) => writableNeedDrain));
  const [response] = open;
  const before = asked;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toBe(before);
  expect(response?.writableLength).toBeLessThan(3 * text.length);
  socket.resume();
  await until(() => asked > before);
  socket.destroy();
  await until(() => open.size === 0);
});

test('a stream without events shows by comments that it lives, and lets happen what is due', async () => {
  const looks: number[] = [];
  const { url } = await serving({ next: () => '', look: () => looks.push(1) }, { quietMs: 5 });
  const answer = await fetch(url);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toMatch(/^: /);
  expect(looks.length).toBeGreaterThan(0);
  await reader?.cancel();
});

test('a client that hangs up is not asked for any more', async () => {
  let asked = 0;
  const next = () => {
    asked += 1;
    return `data: ${asked}\n\n`;
  };
  const { url, open } = await serving({ next, look: () => {} });
  const answer = await fetch(url);
  await answer.body?.cancel();
  await until(() => open.size === 0);
  const before = asked;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(asked).toBe(before);
});

test('a HEAD is answered without a stream, and a feed that breaks ends its connection and is told', async () => {
  const broken = await serving({
    next: () => {
      throw new Error('broken feed');
    },
    look: () => {},
  });
  expect((await fetch(broken.url, { method: 'HEAD' })).status).toBe(200);
  await expect(fetch(broken.url).then((answer) => answer.text())).rejects.toThrow();
  expect(broken.bugs.map(({ message }) => message)).toEqual(['broken feed']);
});
