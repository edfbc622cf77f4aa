// Lets a domain name, the public network, a private network and another account in, and shuts them out again.
import { anyNamespace, login } from './account.js';
import { becomes, call, everything, refused } from './calls.js';
import { check } from './fail.js';
import { instance } from './paths.js';

const domainNames = `${instance}/domainname`;
const domainName = `${domainNames}/{domainname_id}`;
const policy = `${instance}/endpoint-policy`;
const endpoints = `${instance}/internal-endpoints`;
const endpoint = `${endpoints}/{internal_endpoints_id}`;
const permissionList = `${instance}/internal-endpoint/permissions`;
const connectionList = `${instance}/internal-endpoint/connections`;

export const access = async () => {
  await domain();
  await permissions();
  await connections();
  const vpc = await createEndpoint();
  await open(true);
  await whiteList();
  await call(204, 'DELETE', endpoint, vpc);
  await open(false);
  await becomes('gone', 'the access of the VPC', () => listedStatus(vpc));
  await refused('a deleted internal endpoint', 404, 'GET', endpoint, vpc);
};

const domain = async () => {
  const domain_name = `node-${Date.now()}.example.com`;
  const body = { domain_name, certificate_id: 'scs1700000000000' };
  const { uid } = (await call(201, 'POST', domainNames, anyNamespace, { body })).domain_name_info;
  const path = { ...anyNamespace, domainname_id: uid };
  const certificate_id = 'scs1700000000001';
  await call(200, 'PUT', domainName, path, { body: { certificate_id } });
  const query = { domain_name };
  const { domain_name_infos } = await call(200, 'GET', domainNames, anyNamespace, { query });
  const seen = domain_name_infos.map((one) => `${one.uid} ${one.certificate_id}`).join();
  check(seen === `${uid} ${certificate_id}`, `${domain_name} is [${seen}]`);
  await call(204, 'DELETE', domainName, path);
  const left = (await call(200, 'GET', domainNames, anyNamespace)).domain_name_infos;
  const isRight = left.some(({ type }) => type === 'default') && left.every((one) => one.uid !== uid);
  check(isRight, `the domain names left are ${JSON.stringify(left)}`);
  console.log(`${domain_name} came and went`);
};

const open = async (enable) => {
  await call(202, 'POST', policy, anyNamespace, { body: { enable } });
  const [wanted, failed] = enable ? ['Enable', 'EnableFailed'] : ['Disable', 'DisableFailed'];
  const status = async () => (await call(200, 'GET', policy, anyNamespace)).status;
  await becomes(wanted, 'the access of the public network', status, [failed]);
};

const whiteList = async () => {
  for (const addresses of [['203.0.113.0/24', '198.51.100.7/32'], []]) {
    const ip_list = addresses.map((ip) => ({ ip, description: 'node' }));
    await call(200, 'PUT', policy, anyNamespace, { body: { ip_list } });
    const listed = (await call(200, 'GET', policy, anyNamespace)).ip_list.map(({ ip }) => ip);
    check(`${listed}` === `${addresses}`, `the white list is [${listed}], not [${addresses}]`);
  }
};

const createEndpoint = async () => {
  const body = {
    project_id: login.projectId,
    vpc_id: '3b0e6c1a-7a0e-4d57-9f3c-6c1d2e5f7a81',
    subnet_id: '9d2f4b86-0f2b-4c1e-8a55-1b7c3d9e0f42',
    description: 'made by the Node client',
  };
  const { id } = await call(201, 'POST', endpoints, anyNamespace, { body });
  const path = { ...anyNamespace, internal_endpoints_id: id };
  const status = async () => (await call(200, 'GET', endpoint, path)).status;
  await becomes('Running', 'the access of the VPC', status, ['CreateError']);
  const shown = await call(200, 'GET', endpoint, path);
  check(shown.vpc_id === body.vpc_id && shown.endpoint_ip, `the access of the VPC is ${JSON.stringify(shown)}`);
  const listed = await listedStatus(path);
  check(listed === 'Running', `the access of the VPC is ${listed} in the list`);
  return path;
};

const listedStatus = async ({ internal_endpoints_id }) => {
  const listed = await everything('internal_endpoints', endpoints, anyNamespace);
  return listed.find(({ id }) => id === internal_endpoints_id)?.status ?? 'gone';
};

const total = { total: 'total_count' };

const permissions = async () => {
  const permission = `iam:domain::${Date.now().toString(16).padStart(32, '0')}`;
  for (const [action, wanted] of [
    ['add', permission],
    ['remove', ''],
  ]) {
    const body = { permissions: [permission], action, permission_type: 'domainId' };
    await call(200, 'POST', `${permissionList}/action`, anyNamespace, { body });
    const listed = await everything('permissions', permissionList, anyNamespace, {}, total);
    const seen = listed.map((one) => one.permission).filter((one) => one === permission);
    check(seen.join() === wanted, `the permissions after ${action} are [${seen}]`);
  }
};

/** Decides twice about a connection; in the end it is accepted. */
const connections = async () => {
  const listed = await everything('connections', connectionList, anyNamespace, {}, total);
  const decidable = ['pendingAcceptance', 'accepted'];
  const found = listed.find((one) => decidable.includes(one.status) && !one.protected);
  check(found !== undefined, 'no connection waits for a decision');
  const { id } = found;
  for (const [action, status] of [
    ['reject', 'rejected'],
    ['receive', 'accepted'],
  ]) {
    const body = { endpoints: [id], action };
    const decided = await call(200, 'POST', `${connectionList}/action`, anyNamespace, { body });
    const seen = decided.connections.map((one) => `${one.id} ${one.status}`).join();
    check(seen === `${id} ${status}`, `the connections after ${action} are [${seen}]`);
    const { total_count } = await call(200, 'GET', connectionList, anyNamespace, { query: { id, status } });
    check(total_count === 1, `${total_count} connections of ${id} are ${status}`);
  }
  console.log(`the connection of ${id} is accepted`);
};
