// Signs images of a demo namespace with Huawei Cloud's SDK for Node, and checks every answer on the way.
// The SDK's published package of SWR knows nothing of the Enterprise Edition, so its paths are written out here;
// it has no regions file either, so the endpoint is given.
import core from '@huaweicloud/huaweicloud-sdk-core';
import clientBuilder from '@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js';
import log from '@huaweicloud/huaweicloud-sdk-core/logger/log4jLogger.js';

log.Logger4jInstance.level = 'off'; // else the SDK prints every refusal, with all it knows of the request

const environment = (name, otherwise) =>
  process.env[name] || otherwise || fail(`the environment variable ${name} is not set`);

const endpoint = environment('FAKE_SWR_URL');
const ak = environment('CLOUD_SDK_AK');
const sk = environment('CLOUD_SDK_SK');
const projectId = environment('FAKE_SWR_PROJECT_ID', '0f1e2d3c4b5a69788796a5b4c3d2e1f0');
const instance_id = environment('FAKE_SWR_INSTANCE_ID', '11111111-2222-4333-8444-555555555555');

const library = { instance_id, namespace_name: 'library' };
const documented = { instance_id, namespace_name: 'root', policy_id: 3, execution_id: 8 };

const instance = '/v2/{project_id}/instances/{instance_id}';
const namespace = `${instance}/namespaces/{namespace_name}`;
const artifacts = `${namespace}/repositories/{repository_name}/artifacts`;
const policies = `${namespace}/signature/policies`;
const executions = `${policies}/{policy_id}/executions`;
const tasks = `${executions}/{execution_id}/tasks`;
const subTasks = `${tasks}/{task_id}/subtasks`;

let calls = 0;

function fail(sentence) {
  console.error(`failed: ${sentence}`);
  process.exit(1);
}

const check = (holds, sentence) => holds || fail(sentence);

const connect = ({ ak, sk, projectId }) =>
  new clientBuilder.ClientBuilder((http) => http)
    .withCredential(new core.BasicCredentials().withAk(ak).withSk(sk).withProjectId(projectId))
    .withEndpoint(endpoint)
    .build();

const login = { ak, sk, projectId };
const swr = connect(login);

/** Every request goes through here, so that it is counted. */
const send = (http, method, url, pathParams, { query = {}, body } = {}) => {
  calls += 1;
  const contentType = 'application/json';
  return http.sendRequest({ method, url, contentType, pathParams, queryParams: query, headers: {}, data: body });
};

/** Sends a call that must be answered with this status. */
const call = async (status, ...request) => {
  const answer = await send(swr, ...request).catch(({ httpStatusCode, errorCode, errorMsg, message }) =>
    fail(`call ${calls} should be answered with ${status}, not ${httpStatusCode} ${errorCode} ${errorMsg ?? message}`),
  );
  const { httpStatusCode } = answer;
  check(httpStatusCode === status, `${request[0]} ${request[1]} should answer ${status}, not ${httpStatusCode}`);
  return answer;
};

/** Sends a call that must be refused with this status. */
const refused = async (what, status, http, ...request) => {
  const refusal = await send(http, ...request).then(
    () => fail(`${what} should be refused with ${status} but was answered`),
    (error) => error,
  );
  const { httpStatusCode, errorCode, errorMsg, requestId } = refusal;
  const said = `${httpStatusCode} ${errorCode} ${errorMsg ?? refusal.message} (request id ${requestId})`;
  check(httpStatusCode === status, `${what} should be refused with ${status}, not ${said}`);
  check(errorCode && errorMsg, `the refusal of ${what} lacks a code or a message: ${said}`);
  check(/^[0-9a-f]{32}$/.test(requestId ?? ''), `the refusal of ${what} has no request id: ${said}`);
  console.log(`${what}: ${httpStatusCode} ${errorCode}`);
};

/** Reads pages of two until an empty one comes. */
const everything = async (key, url, path) => {
  const all = [];
  for (let offset = 0; ; offset += 2) {
    const answer = await call(200, 'GET', url, path, { query: { offset, limit: 2 } });
    const page = answer[key];
    if (page.length === 0) {
      check(all.length === answer.total, `${answer.total} ${key} announced, ${all.length} found`);
      return all;
    }
    all.push(...page);
  }
};

const documentedExample = async () => {
  const answer = await call(200, 'GET', tasks, documented);
  check(answer.total === 2, `the documented execution should have 2 tasks, not ${answer.total}`);
  const task = answer.tasks.find(({ id }) => id === 2);
  const seen = `${task?.repository} ${task?.job_id} ${task?.status}`;
  check(seen === 'libz 2d7c874a7407d6c40f016254 Success', `the documented task 2 is ${seen}`);
  console.log(`documented example: task 2 is ${task.repository}, ${task.status}`);
};

const lookAround = async () => {
  const names = (await everything('namespaces', `${instance}/namespaces`, { instance_id })).map(({ name }) => name);
  check(names.includes('library') && names.includes('root'), `library and root should be among namespaces ${names}`);
  const page = await call(200, 'GET', `${instance}/repositories`, { instance_id }, { query: { limit: 100 } });
  check(page.repositories.length === Math.min(page.total, 100), 'a page of 100 repositories is not full');
  console.log(`${names.length} namespaces, ${page.total} repositories`);
};

const createPolicy = async () => {
  const name = `node-${Date.now()}`;
  const selector = { kind: 'doublestar', decoration: 'repoMatches', pattern: '{nginx,redis,node}' };
  const tagSelector = { kind: 'doublestar', decoration: 'matches', pattern: '**', extras: '{"untagged":true}' };
  const body = {
    name,
    description: 'made by the Node client',
    enabled: true,
    signature_method: 'KMS',
    signature_algorithm: 'ECDSA_SHA_256',
    signature_key: '11112222-3333-4444-5555-666677778888',
    trigger: { type: 'manual' },
    scope_rules: [
      { repo_scope_mode: 'regular', scope_selectors: { repository: [selector] }, tag_selectors: [tagSelector] },
    ],
  };
  const { id } = await call(201, 'POST', policies, library, { body });
  const policy = { ...library, policy_id: id };
  const shown = await call(200, 'GET', `${policies}/{policy_id}`, policy);
  check(shown.name === name, `policy ${id} should be ${name}, not ${shown.name}`);
  console.log(`created policy ${id}`);
  return policy;
};

const execute = async (policy) => {
  const { id } = await call(202, 'POST', executions, policy);
  const deadline = Date.now() + 30_000;
  let status = 'not listed';
  while (status !== 'Succeed') {
    check(Date.now() < deadline, `execution ${id} is still ${status} after 30 seconds`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const answer = await call(200, 'GET', executions, policy);
    status = answer.executions.find((execution) => execution.id === id)?.status;
    check(status && status !== 'Failed' && status !== 'Stopped', `execution ${id} is ${status ?? 'not listed'}`);
  }
  console.log(`execution ${id}: ${status}`);
  return { ...policy, execution_id: id };
};

const signed = async (execution) => {
  const found = await everything('tasks', tasks, execution);
  const repositories = found.map(({ repository }) => repository).sort();
  check(repositories.join() === 'nginx,node,redis', `tasks for nginx, node and redis wanted, not ${repositories}`);
  const versions = [];
  for (const { id } of found)
    versions.push(...(await everything('sub_tasks', subTasks, { ...execution, task_id: id })));
  check(versions.length === 9, `9 sub-tasks wanted, not ${versions.length}`);
  const untagged = versions.filter(({ tags }) => tags === '');
  check(untagged.length === 3, `3 sub-tasks without a tag wanted, not ${untagged.length}`);
  console.log(`${found.length} tasks, ${versions.length} sub-tasks, ${untagged.length} of them without a tag`);
  return untagged[0];
};

const accessories = async ({ repository, digest }) => {
  const image = { ...library, repository_name: repository };
  const digests = (await everything('artifacts', artifacts, image)).map((artifact) => artifact.digest);
  check(digests.includes(digest), `${digest} is no artifact of ${repository}`);
  const found = await call(200, 'GET', `${artifacts}/{reference}/accessories`, { ...image, reference: digest });
  const types = found.accessories.map(({ type }) => type);
  check(types.includes('signature.cosign'), `${repository}@${digest} should be signed, but has [${types}]`);
  console.log(`${repository}@${digest.slice(0, 19)} is signed`);
};

const refusals = async () => {
  const ask = (what, status, { http = swr, query = {}, ...path }) =>
    refused(what, status, http, 'GET', tasks, { ...documented, ...path }, { query });
  await ask('a limit of 101', 400, { query: { limit: 101 } });
  await ask('an offset of 5 with a limit of 10', 400, { query: { offset: 5, limit: 10 } });
  await ask('an unknown access key', 401, { http: connect({ ...login, ak: 'NOSUCHACCESSKEY00000' }) });
  if (!process.env.FAKE_SWR_CLIENTS_SKIP_WRONG_SK) {
    await ask('a wrong secret key', 401, { http: connect({ ...login, sk: `${sk}-wrong` }) });
  }
  await ask('another project', 403, { http: connect({ ...login, projectId: 'f'.repeat(32) }) });
  await ask('policy 999999', 404, { policy_id: 999999 });
};

const deletePolicy = async (policy) => {
  await call(204, 'DELETE', `${policies}/{policy_id}`, policy);
  await refused('a deleted policy', 404, swr, 'GET', `${policies}/{policy_id}`, policy);
};

await documentedExample();
await lookAround();
const policy = await createPolicy();
await accessories(await signed(await execute(policy)));
await refusals();
await deletePolicy(policy);
console.log(`calls: ${calls}`);
