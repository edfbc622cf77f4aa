import request from 'supertest';
import { expect, test } from 'vitest';
import { createCore } from '../../mock/compose.ts';
import { createApp } from '../../mock/http/app.ts';
import { completed } from '../../mock/options/options.ts';

/** The Express application, with nothing answered ahead of it, beside the listener that a server is given. */
const both = async () => {
  const { planes, listener, worlds } = await createCore(completed({}));
  const { tenant, users } = worlds.home();
  return { app: createApp(planes), listener, project: tenant.project_id, token: users[0].token };
};

test.each([
  ['get', '/v2/{project}/instances'],
  ['get', '/v3/projects'],
  ['get', '/v5/caller-identity'],
  ['post', '/v3.0/OS-CREDENTIAL/securitytokens'],
  ['get', '/_fake/health'],
  ['get', '/_fake/worlds'],
  ['get', '/_fake'],
  ['get', '/_fakes'],
  ['get', '/'],
  ['get', '/v2/%zz'],
  ['head', '/_fake/health'],
] as const)('%s %s is answered by the application as by the listener', async (method, template) => {
  const { app, listener, project, token } = await both();
  const path = template.replace('{project}', project);
  const ask = async (answering: typeof listener) => {
    const response = await request(answering)[method](path).set('X-Auth-Token', token);
    const { 'x-request-id': _id, date: _date, ...headers } = response.headers;
    return { status: response.status, headers, text: response.text?.replace(/"request_id":"\w+"/, '') };
  };
  expect(await ask(app)).toEqual(await ask(listener));
});

test('a fault is met by a path that is not found', async () => {
  const { app } = await both();
  await request(app)
    .post('/_fake/faults')
    .send({ match: { path: '/nothing' }, do: { status: 502 } });
  expect((await request(app).get('/nothing')).status).toBe(502);
});
