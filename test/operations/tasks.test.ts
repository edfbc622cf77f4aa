import { expect, test } from 'vitest';
import document from '../../spec/generated/openapi.json' with { type: 'json' };
import { startFake } from '../support/fake.ts';

const path =
  '/v2/{project_id}/instances/{instance_id}/namespaces/{namespace_name}/signature/policies/{policy_id}/executions/{execution_id}/tasks';

test('the documented example is answered field for field', async () => {
  const { get, instance } = await startFake();
  const { body } = await get(`${instance}/namespaces/root/signature/policies/3/executions/8/tasks`, {
    offset: 1,
    limit: 1,
  });
  expect(body).toEqual(document.paths[path].get.responses['200'].content['application/json'].example);
});
