import fastify from 'fastify';
import { page, port } from './page.mjs';

const template =
  '/v2/:project_id/instances/:instance_id/namespaces/:namespace_name/signature/policies/:policy_id/executions/:execution_id/tasks';

const app = fastify();
app.get(template, () => page);
await app.listen({ port, host: '127.0.0.1' });
