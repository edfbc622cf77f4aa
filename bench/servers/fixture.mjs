/**
 * Times how long a test waits for a server in its own process, modules loaded, and then for its first answer.
 * Arguments: fake-swr or express, how many in a row, the target to ask for, the token to ask with, the fake's index.js.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { pathToFileURL } from 'node:url';

const [which, times, target, token, index] = process.argv.slice(2);

const template =
  '/v2/:project_id/instances/:instance_id/namespaces/:namespace_name/signature/policies/:policy_id/executions/:execution_id/tasks';

const startFake = async () => {
  const { createFakeSwr } = await import(pathToFileURL(index).href);
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

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const start = await (which === 'express' ? startExpress() : startFake());
const spans = [];
for (let turn = 0; turn < Number(times); turn += 1) {
  const [begun, cpuBegun] = [performance.now(), cpuMs()];
  const { port, close } = await start();
  const [ready, cpuReady] = [performance.now(), cpuMs()];
  await answered(port);
  spans.push({
    readyMs: ready - begun,
    readyCpuMs: cpuReady - cpuBegun,
    answeredMs: performance.now() - begun,
    answeredCpuMs: cpuMs() - cpuBegun,
  });
  await close();
}
process.stdout.write(JSON.stringify(spans));
