/**
 * Times how long a test waits for a server in its own process, modules loaded, and then for its first answer.
 * Arguments: fake-swr or express, how many in a row, the target to ask for, the token to ask with.
 */
import { once } from 'node:events';
import { connect } from 'node:net';

const [which, times, target, token] = process.argv.slice(2);

const template =
  '/v2/:project_id/instances/:instance_id/namespaces/:namespace_name/signature/policies/:policy_id/executions/:execution_id/tasks';

const startFake = async () => {
  const { createFakeSwr } = await import('../../dist/index.js');
  return async () => {
    const { url, close } = await createFakeSwr();
    return { port: Number(new URL(url).port), close };
  };
};

const startExpress = async () => {
  const { default: express } = await import('express');
  const { page } = await import('./page.mjs');
  return () =>
    new Promise((resolve) => {
      const app = express().get(template, (_request, response) => response.json(page));
      const server = app.listen(0, '127.0.0.1', () =>
        resolve({ port: server.address().port, close: () => new Promise((closed) => server.close(closed)) }),
      );
    });
};

const answered = async (port) => {
  const socket = connect(port, '127.0.0.1');
  socket.end(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: ${token}\r\nConnection: close\r\n\r\n`);
  const [head] = await once(socket, 'data');
  if (!head.toString().startsWith('HTTP/1.1 200')) throw new Error(`${which} answers ${head}`);
  await once(socket.resume(), 'close');
};

const start = await (which === 'express' ? startExpress() : startFake());
const spans = [];
for (let turn = 0; turn < Number(times); turn += 1) {
  const begun = performance.now();
  const { port, close } = await start();
  const ready = performance.now();
  await answered(port);
  spans.push({ readyMs: ready - begun, answeredMs: performance.now() - begun });
  await close();
}
process.stdout.write(JSON.stringify(spans));
