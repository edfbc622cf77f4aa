/** Times how long a test waits for a server in its own process, modules loaded. Argument: fake-swr or express, times. */
const [which, times] = [process.argv[2], Number(process.argv[3])];

const template =
  '/v2/:project_id/instances/:instance_id/namespaces/:namespace_name/signature/policies/:policy_id/executions/:execution_id/tasks';

const startFake = async () => {
  const { createFakeSwr } = await import('../../dist/index.js');
  return async () => {
    const swr = await createFakeSwr();
    return () => swr.close();
  };
};

const startExpress = async () => {
  const { default: express } = await import('express');
  const { page } = await import('./page.mjs');
  return () =>
    new Promise((resolve) => {
      const app = express().get(template, (_request, response) => response.json(page));
      const server = app.listen(0, '127.0.0.1', () => resolve(() => new Promise((closed) => server.close(closed))));
    });
};

const start = await (which === 'express' ? startExpress() : startFake());
const spans = [];
for (let turn = 0; turn < times; turn += 1) {
  const begun = performance.now();
  const close = await start();
  spans.push(performance.now() - begun);
  await close();
}
process.stdout.write(JSON.stringify(spans));
