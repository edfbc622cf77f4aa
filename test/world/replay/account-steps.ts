import fc from 'fast-check';
import { demoTenant } from '../../../mock/seed/scenarios/demo-tenant.ts';
import { madeCredential } from '../../../mock/world/credentials/issue.ts';
import { madeUuid } from '../../../mock/world/kernel/ids.ts';
import { instanceBody } from '../../support/instance-bodies.ts';
import { call, executionId, instance, namespace, project } from './call.ts';

const gc = `${instance}/system/gc`;
const gcParameters = fc.record({ delete_untagged: fc.boolean(), workers: fc.constant(1), dry_run: fc.boolean() });

/** Garbage collection by calls and by time, of what other steps delete. */
export const gcWrites = fc.oneof(
  gcParameters.map((parameters) => call('POST', `${gc}/schedule`, { schedule: { type: 'Manual' }, parameters })),
  fc
    .tuple(fc.constantFrom('*/10 * * * * *', '0 */20 * * * *'), gcParameters)
    .map(([cron, parameters]) => call('PUT', `${gc}/schedule`, { schedule: { type: 'Custom', cron }, parameters })),
  fc.constant(call('PUT', `${gc}/schedule`, { schedule: { type: 'None' } })),
  executionId.map((id) => call('PUT', `${gc}/${id}`)),
  fc
    .constantFrom('immediate', 'manual', { after_polls: 3 })
    .map((life_cycle) => call('POST', '/_fake/life-cycle', { family: 'gc', life_cycle })),
);

const credentials = `${instance}/long-term-credential`;
const credential = fc
  .integer({ min: 1, max: 4 })
  .map((id) => `${credentials}s/${madeCredential(id, 'long-term', { seed: 1, tenant: demoTenant }).token_id}`);

/** Credentials that are made, switched and deleted; what becomes of temporary ones is seen as time passes. */
export const credentialWrites = fc.oneof(
  fc.constantFrom('a', 'b').map((name) => call('POST', credentials, { name })),
  fc.tuple(credential, fc.boolean()).map(([path, enable]) => call('PUT', path, { enable })),
  credential.map((path) => call('DELETE', path)),
  fc.constant(call('POST', `${instance}/temp-credential`)),
);

const tags = fc.subarray(['team', 'environment', 'owner'], { minLength: 1 });

/** Tags of the instance and of namespaces that come and go, and what namespaces are set to. */
export const tagWrites = fc.oneof(
  fc
    .tuple(namespace, tags, fc.constantFrom('a', 'b'))
    .map(([name, keys, value]) =>
      call('POST', `${instance}/namespaces/${name}/tags/create`, { tags: keys.map((key) => ({ key, value })) }),
    ),
  fc
    .tuple(namespace, tags)
    .map(([name, keys]) =>
      call('DELETE', `${instance}/namespaces/${name}/tags/delete`, { tags: keys.map((key) => ({ key })) }),
    ),
  tags.map((keys) => call('POST', `${instance}/tags/create`, { tags: keys.map((key) => ({ key, value: '' })) })),
  tags.map((keys) => call('DELETE', `${instance}/tags/delete`, { tags: keys.map((key) => ({ key })) })),
  fc
    .tuple(namespace, fc.constantFrom('true', 'false'))
    .map(([name, flag]) => call('PUT', `${instance}/namespaces/${name}`, { metadata: { public: flag } })),
);

/** The demo's second instance, and those that are created first and second. */
const instanceId = fc.constantFrom(
  '47beb12b-322b-4bd9-acef-eadc2397d109',
  madeUuid('1 instance 1 of 0f1e2d3c4b5a69788796a5b4c3d2e1f0'),
  madeUuid('1 instance 2 of 0f1e2d3c4b5a69788796a5b4c3d2e1f0'),
);
/** The jobs of these two: five are in the demo world. */
const jobId = fc.constantFrom(6, 7).map((number) => madeUuid(`1 job ${number} of 0f1e2d3c4b5a69788796a5b4c3d2e1f0`));

/** Instances that come and go, and their jobs. */
export const instanceWrites = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('a', 'b', 'c')
      .map((name) => call('POST', `${project}/instances`, { ...instanceBody, name })),
  },
  { weight: 1, arbitrary: instanceId.map((id) => call('DELETE', `${project}/instances/${id}`)) },
  {
    weight: 1,
    arbitrary: fc.boolean().map((anonymous_access) => call('PUT', `${instance}/configurations`, { anonymous_access })),
  },
  { weight: 1, arbitrary: jobId.map((id) => call('DELETE', `${project}/jobs/${id}`)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom({}, { life_cycle: 'immediate' }, { life_cycle: { stuck: 'Creating' } }, { fail: {} })
      .map((script) => call('POST', '/_fake/life-cycle', { family: 'instances', ...script })),
  },
);

const text = fc.constantFrom('*', 'iam:domain::a', 'organizations:orgPath::o-1/*');

/** Who reaches the instance: what is begun by a call and ends by time. */
export const accessWrites = fc.oneof(
  fc.boolean().map((enable) => call('POST', `${instance}/endpoint-policy`, { enable })),
  fc.constantFrom([], [{ ip: '10.0.0.1' }]).map((ip_list) => call('PUT', `${instance}/endpoint-policy`, { ip_list })),
  fc
    .constantFrom('one', 'two', 'three')
    .map((vpc_id) => call('POST', `${instance}/internal-endpoints`, { project_id: 'p', vpc_id, subnet_id: 's' })),
  fc
    .integer({ min: 1, max: 4 })
    .map((id) => call('DELETE', `${instance}/internal-endpoints/${madeUuid(`1 internal endpoint ${id}`)}`)),
  fc
    .constantFrom('a.example.com', 'b.example.com')
    .map((domain_name) => call('POST', `${instance}/domainname`, { domain_name, certificate_id: 'scs1' })),
  fc
    .integer({ min: 1, max: 3 })
    .map((id) => call('DELETE', `${instance}/domainname/${madeUuid(`1 domain name ${id}`)}`)),
  fc
    .tuple(text, fc.constantFrom('add', 'remove'))
    .map(([one, action]) =>
      call('POST', `${instance}/internal-endpoint/permissions/action`, { permissions: [one], action }),
    ),
);

/** What a client sees of all this. */
export const everythingOfAccount = [
  ...['', '/schedule'].map((path) => call('GET', `${gc}${path}`)),
  ...['create', 'pull', 'delete'].map((each) => call('GET', `${instance}/audit-logs?operation=${each}&limit=100`)),
  call('GET', `${credentials}s?self_only=false`),
  call('GET', `${project}/repositories`),
  ...['domainname', 'endpoint-policy', 'internal-endpoints'].map((what) => call('GET', `${instance}/${what}`)),
  ...['connections', 'permissions'].map((list) => call('GET', `${instance}/internal-endpoint/${list}`)),
  call('GET', `${project}/instances/tags`),
];
