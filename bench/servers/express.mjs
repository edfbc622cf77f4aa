import express from 'express';
import { page, port } from './page.mjs';

const template =
  '/v2/:project_id/instances/:instance_id/namespaces/:namespace_name/signature/policies/:policy_id/executions/:execution_id/tasks';

express()
  .get(template, (_request, response) => response.json(page))
  .listen(port, '127.0.0.1');
