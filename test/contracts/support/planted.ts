import type { Outgoing } from '../../../contracts/service/exchange.ts';

/** What is behind an answer's values: everything here must be gone from what is written. */
export const planted = {
  project: '7c1d9e0fa3b24c5d8e6f7a8b9c0d1e2f',
  domainId: 'e4f5a6b7c8d94e0f8a1b2c3d4e5f6a7b',
  instance: '9f8e7d6c-5b4a-4392-8170-6f5e4d3c2b1a',
  vpc: '3a4b5c6d-7e8f-4a9b-8c0d-1e2f3a4b5c6d',
  subnet: '4b5c6d7e-8f9a-4b0c-9d1e-2f3a4b5c6d7e',
  key: '5c6d7e8f-9a0b-4c1d-ae2f-3a4b5c6d7e8f',
  digest: 'sha256:6d7e8f9a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e',
  namespace: 'megacorp-payments',
  repository: 'vault/unseal-keys',
  policy: '签名-megacorp',
  user: 'j.ripley',
  account: 'megacorp',
  email: 'ellen.ripley@megacorp.example',
  host: 'megacorp-x7f3.swr-pro.myhuaweicloud.com',
  address: '10.20.30.40',
  six: 'fe80::1ff:fe23:4567:890a',
  ak: 'HPUAQ7XJZ2M4NB8KT1VW',
  sk: 'dJ3xKq9ZpL0aVb7RtY2mWc5NfE8sGh1UoIi6TkQz',
  token: `MIIFkwYJKoZIhvcNAQcCoIIFhDCCBYACAQExDTALBglghkgBZQMEAgEwggOR${'Zm9v'.repeat(20)}`,
  security: `ggpjbi1ub3J0aC00${'QmFy'.repeat(30)}`,
  authorization: 'Signature=0a1b2c3d4e5f60718293a4b5c6d7e8f900112233445566778899aabbccddeeff',
  job: '2d7c874a7407d6c40f016254',
  tag: 'release-for-weyland',
  message: 'I2VuY29kZWQtYXV0aG9yaXphdGlvbi1tZXNzYWdl',
} as const;

const { project, instance, namespace, repository, digest } = planted;
const root = `/v2/${project}/instances/${instance}`;
/** Requests with the answers that hold it. */
export const sent: readonly (Outgoing & { readonly status: number; readonly body: unknown; readonly text?: string })[] =
  [
    {
      ...{ method: 'GET', target: `${root}/namespaces/${namespace}`, as: 'caller', status: 404 },
      body: {
        error_code: 'SVCSTG.SWR.4040058',
        error_msg: `Namespace ${namespace} of ${planted.account}@${planted.address} [${planted.six}] was not found; ask ${planted.email} at https://${planted.host}/x?token=${planted.token}, key ${planted.ak}/${planted.sk}. ${planted.policy}`,
        request_id: planted.domainId,
      },
    },
    {
      ...{ method: 'GET', target: root, as: 'caller', status: 200 },
      body: {
        id: instance,
        name: planted.account,
        description: `for ${planted.email}`,
        vpc_id: planted.vpc,
        vpc_name: `vpc of ${planted.account}`,
        vpc_cidr: `${planted.address}/24`,
        subnet_id: planted.subnet,
        access_address: planted.host,
        mirror_address: `mirror-${planted.host}`,
        obs_bucket_name: `swr-ee-${instance}-registry`,
        project_id: project,
        project_name: 'cn-north-4',
        enterprise_project_id: '0',
        version: '25.6.7',
        spec: 'swr.ee.professional',
        charge_mode: 'postPaid',
        status: 'Running',
        created_at: '2025-08-26T19:26:02.435223+08:00',
        secret_access_key: planted.sk,
        [planted.email]: planted.token,
        endpoints: [{ ip: planted.address, owner: { login: planted.user, ak: planted.ak } }],
        security_token: planted.security,
        domain: { name: planted.account, id: planted.domainId },
      },
    },
    {
      ...{ method: 'GET', target: `${root}/repositories?namespace_id=4711&limit=10`, as: 'caller', status: 200 },
      body: {
        total: 2,
        repositories: [
          {
            id: 90210,
            name: repository,
            namespace_name: namespace,
            namespace_id: 4711,
            pull_count: 12,
            description: '',
          },
          { id: 90100, name: `${namespace}/plain`, namespace_name: namespace, namespace_id: 4711, description: 'x' },
        ],
      },
    },
    {
      method: 'GET',
      target: `${root}/namespaces/${namespace}/repositories/${encodeURIComponent(repository.replace('/', '%2F'))}/artifacts`,
      as: 'caller',
      status: 200,
      body: {
        total: 1,
        artifacts: [
          {
            id: 80808,
            digest,
            repository_id: 90210,
            repository_name: repository,
            namespace_id: 4711,
            media_type: 'application/vnd.docker.container.image.v1+json',
            manifest_media_type: `application/vnd.${planted.account}+json`,
            size: 38937129,
            tags: [
              { id: 1, name: planted.tag, artifact_id: 80808, repository_id: 90210 },
              { id: 2, name: '1.2.3', artifact_id: 80808, repository_id: 90210 },
              { id: 3, name: planted.address, artifact_id: 80808, repository_id: 90210 },
              { id: 4, name: `${digest.replace(':', '-')}.sig`, artifact_id: 80808, repository_id: 90210 },
            ],
          },
        ],
      },
    },
    {
      ...{ method: 'POST', target: `${root}/namespaces/${namespace}/signature/policies`, as: 'caller', status: 201 },
      body: { id: 70007 },
    },
    {
      ...{
        method: 'GET',
        target: `${root}/namespaces/${namespace}/signature/policies/70007`,
        as: 'caller',
        status: 200,
      },
      body: {
        id: 70007,
        name: planted.policy,
        creator: planted.user,
        namespace_id: 4711,
        namespace_name: namespace,
        signature_key: planted.key,
        enabled: true,
        trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * *' } },
        scope_rules: [
          {
            repo_scope_mode: 'regular',
            scope_selectors: {
              repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '{vault/*,other}' }],
            },
            tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**', extras: '{"untagged":true}' }],
          },
        ],
      },
    },
    {
      method: 'GET',
      target: `${root}/namespaces/${namespace}/signature/policies/70007/executions/60006/tasks/50005/subtasks`,
      as: 'caller',
      status: 200,
      body: {
        total: 1,
        sub_tasks: [
          {
            id: 40004,
            job_id: planted.job,
            namespace,
            repository,
            digest,
            tags: `1.2.3,${planted.tag}`,
            status: 'Failed',
            status_text: `failed to fetch ${repository} from ${planted.host}`,
          },
        ],
      },
    },
    {
      ...{ method: 'GET', target: `/v2/${planted.token}?secret=${planted.sk}`, as: 'nobody', status: 401 },
      body: { error_code: 'APIGW.0301', error_msg: `Incorrect ${planted.authorization}`, encoded: planted.message },
    },
    {
      ...{ method: 'GET', target: `${root}/namespaces?name=${namespace}`, as: 'caller', status: 502 },
      body: undefined,
      text: `<html>${planted.host} ${planted.token}</html>`,
    },
  ];
