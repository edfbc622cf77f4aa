/** What --record keeps: answers with every trace of whose they were replaced, and whatever refers to something intact. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createPseudonyms } from '../../../contracts/discover/pseudonyms.ts';
import { recording } from '../../../contracts/discover/record.ts';
import { differencesOf } from '../../../contracts/match.ts';
import type { Answer, Outgoing } from '../../../contracts/service/exchange.ts';
import type { Target } from '../../../contracts/target.ts';
import { fakeTarget } from '../../../contracts/targets/fake.ts';
import { httpTransport } from '../../../contracts/targets/transport.ts';
import { createFakeSwr } from '../../../mock/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'fake-swr-record-'));
afterAll(() => rmSync(folder, { recursive: true }));
let folders = 0;

/** What is behind an answer's values: everything here must be gone from what is written. */
const planted = {
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
const sent: readonly (Outgoing & { readonly status: number; readonly body: unknown; readonly text?: string })[] = [
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
        { id: 90210, name: repository, namespace_name: namespace, namespace_id: 4711, pull_count: 12, description: '' },
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
    ...{ method: 'GET', target: `${root}/namespaces/${namespace}/signature/policies/70007`, as: 'caller', status: 200 },
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

const answers = [...sent];

const scripted: Target = {
  name: 'scripted',
  kind: 'live',
  send: async (): Promise<Answer> => {
    const { status, body, text } = answers.shift() ?? { status: 500, body: undefined };
    const headers = {
      'content-type': 'application/json',
      'x-request-id': planted.domainId,
      'x-subject-token': planted.token,
      authorization: planted.authorization,
      server: planted.host,
      'set-cookie': planted.security,
    };
    return { status, headers, body, text: text ?? JSON.stringify(body) };
  },
  given: async () => ({}),
  mayWrite: false,
  pause: async () => {},
  cleanUp: async () => {},
};

const record = async () => {
  folders += 1;
  const dir = join(folder, String(folders));
  answers.splice(0, answers.length, ...sent);
  const target = recording(scripted, dir, {
    secrets: [planted.account],
    now: () => Date.parse('2026-03-01T12:00:00Z'),
  });
  for (const { status: _, text: __, body, ...request } of sent)
    await target.send(request.method === 'POST' ? { ...request, body: { name: planted.policy } } : request);
  expect(readdirSync(dir)).toEqual([]);
  await target.cleanUp();
  const texts = Object.fromEntries(readdirSync(dir).map((file) => [file, readFileSync(join(dir, file), 'utf8')]));
  const exchange = (file: string, index = 0) => JSON.parse(texts[file] ?? '').exchanges[index];
  return { dir, texts, exchange };
};

/** Every part of a planted value of five characters or more, and the numeric ids. */
const traces = [
  ...Object.values(planted),
  ...['4711', '90210', '90100', '80808', '70007', '60006', '50005', '40004'],
  ...['megacorp', 'payments', 'unseal', 'ripley', 'weyland', 'myhuaweicloud', '签名', 'vault', '20.30', 'fe80'],
  ...Object.values(planted).flatMap((value) =>
    value.split(/[^\w]+/).filter((part) => part.length > 7 && part !== 'Signature'),
  ),
];

describe('nothing survives', () => {
  test.each([...new Set(traces)])('of %s', async (trace) => {
    const { texts } = await recorded;
    const found = Object.entries(texts).filter(([file, text]) =>
      `${file}\n${text}`.toLowerCase().includes(trace.toLowerCase()),
    );
    expect(found.map(([file]) => file)).toEqual([]);
  });

  test('that looks like an e-mail, an address, a host of the cloud, a token or a key', async () => {
    const { texts } = await recorded;
    const all = Object.values(texts).join('\n');
    expect(all).not.toMatch(/\b[\w.+-]+@[\w-]+\.\w+/);
    expect(all.replaceAll(/"10\.\d+\.0\.0\/\d+"/g, '')).not.toMatch(/\b\d{1,3}(\.\d{1,3}){3}\b/);
    expect(all).not.toMatch(/huawei/i);
    expect(all).not.toMatch(/\bMII/);
    expect(all).not.toMatch(/(Access|Signature|Credential)=/);
  });
});

const recorded = record();

describe('what is kept', () => {
  test('one file for each operation and status, dated', async () => {
    const { texts, exchange } = await recorded;
    expect(Object.keys(texts).sort()).toEqual([
      'CreateInstanceSignPolicy.201.json',
      'ListInstanceArtifacts.200.json',
      'ListInstanceNamespaces.502.json',
      'ListInstanceRepositories.200.json',
      'ListInstanceSignatureExecutionSubtasks.200.json',
      'ShowInstance.200.json',
      'ShowInstanceNamespace.404.json',
      'ShowInstanceSignPolicy.200.json',
      'other.401.json',
    ]);
    expect(exchange('ShowInstance.200.json').at).toBe('2026-03-01T12:00:00.000Z');
  });

  test('what is the same for everybody, and the form of what is not', async () => {
    const { exchange } = await recorded;
    const { body, headers } = exchange('ShowInstance.200.json').answer;
    expect(headers).toEqual({
      'content-type': 'application/json',
      'x-request-id': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(body).toMatchObject({
      ...{ id: uuid, vpc_id: uuid, subnet_id: uuid, project_id: expect.stringMatching(/^[0-9a-f]{32}$/) },
      ...{ project_name: 'cn-north-4', enterprise_project_id: '0', version: '25.6.7', spec: 'swr.ee.professional' },
      ...{ charge_mode: 'postPaid', status: 'Running', created_at: '2025-08-26T19:26:02.435223+08:00' },
      ...{ access_address: 'host-1.swr-pro.example.com', vpc_cidr: '10.1.0.0/24' },
      obs_bucket_name: `swr-ee-${body.id}-registry`,
    });
    const { error_code, error_msg } = exchange('ShowInstanceNamespace.404.json').answer.body;
    expect(error_code).toBe('SVCSTG.SWR.4040058');
    expect(error_msg).toMatch(/^Namespace name-\d+ of .* was not found; ask /);
    expect(exchange('ListInstanceNamespaces.502.json').answer).toMatchObject({
      status: 502,
      text: expect.stringMatching(/^no JSON, \d+ characters$/),
    });
    expect(exchange('ListInstanceRepositories.200.json').request.query).toEqual({ namespace_id: 1, limit: 10 });
  });

  test('references: one made-up name for one real thing, wherever it is, and ids in their order', async () => {
    const { exchange } = await recorded;
    const [first, second] = exchange('ListInstanceRepositories.200.json').answer.body.repositories;
    const artifacts = exchange('ListInstanceArtifacts.200.json');
    const [artifact] = artifacts.answer.body.artifacts;
    const policy = exchange('ShowInstanceSignPolicy.200.json');
    const created = exchange('CreateInstanceSignPolicy.201.json');
    const subTasks = exchange('ListInstanceSignatureExecutionSubtasks.200.json');
    const [subTask] = subTasks.answer.body.sub_tasks;
    expect([first.id, second.id]).toEqual([2, 1]);
    expect(second.name).toBe(`${first.namespace_name}/${second.name.split('/')[1]}`);
    expect(artifact).toMatchObject({ repository_id: first.id, repository_name: first.name, namespace_id: 1 });
    expect(artifacts.request.parameters).toMatchObject({
      namespace_name: first.namespace_name,
      repository_name: first.name,
    });
    for (const tag of artifact.tags) expect(tag).toMatchObject({ artifact_id: artifact.id, repository_id: first.id });
    expect(artifact.tags.map((tag: { readonly name: string }) => tag.name)).toEqual([
      'tag-1',
      '1.2.3',
      'tag-2',
      `${artifact.digest.replace(':', '-')}.sig`,
    ]);
    expect(subTask).toMatchObject({ digest: artifact.digest, repository: first.name, tags: '1.2.3,tag-1' });
    expect(subTask.status_text).toBe(`failed to fetch ${first.name} from host-1.swr-pro.example.com`);
    expect([created.answer.body.id, policy.answer.body.id, policy.request.parameters.policy_id]).toEqual([1, 1, 1]);
    expect(created.request.body.name).toBe(policy.answer.body.name);
    expect(subTasks.request.parameters).toMatchObject({ policy_id: 1, execution_id: 1, task_id: 1 });
    expect(exchange('ShowInstanceNamespace.404.json').answer.body.error_msg).toContain(
      `Namespace ${first.namespace_name} `,
    );
    const pattern = policy.answer.body.scope_rules[0].scope_selectors.repository[0].pattern;
    expect(pattern).toMatch(new RegExp(`^\\{${first.name.split('/')[0]}/\\*,name-\\d+\\}$`));
  });
});

test('a recording of a fake says the same as the fake, but for whose it is', async () => {
  folders += 1;
  const dir = join(folder, String(folders));
  const swr = await createFakeSwr();
  onTestFinished(() => swr.close());
  const target = recording(await fakeTarget({ name: 'x', transport: httpTransport(swr.url), auth: 'token' }), dir);
  const at = await target.given('instance');
  const path = `/v2/${at.project_id}/instances/${at.instance_id}/namespaces`;
  const answer = await target.send({ method: 'GET', target: path, as: 'caller' });
  await target.cleanUp();
  const text = readFileSync(join(dir, 'ListInstanceNamespaces.200.json'), 'utf8');
  for (const secret of [String(at.project_id), String(at.instance_id), 'library', 'staging'])
    expect(text).not.toContain(secret);
  const shape = {
    namespaces: (answer.body as { namespaces: object[] }).namespaces.map((item) => ({
      ...item,
      name: { $type: 'string' },
    })),
  };
  expect(differencesOf(shape, JSON.parse(text).exchanges[0].answer.body)).toEqual([]);
});

test('whatever is wherever in an answer, nothing of it is written', () => {
  const secret = fc.oneof(
    ...[
      /^[A-Z0-9]{20}$/,
      /^[A-Za-z0-9]{40}$/,
      /^MII[A-Za-z0-9+/]{60,90}=$/,
      /^[a-z]{3,9}\.[a-z]{3,9}@[a-z]{3,9}\.com$/,
    ].map((form) => fc.stringMatching(form)),
    ...[fc.ipV4(), fc.uuid(), fc.domain(), fc.webUrl(), fc.stringMatching(/^[0-9a-f]{32}$/), fc.emailAddress()],
  );
  const fields = [
    'name',
    'description',
    'error_msg',
    'status_text',
    'tags',
    'pattern',
    'version',
    'creator',
    'cron',
    'x',
  ];
  const lists = ['instances', 'repositories', 'artifacts', 'tags', 'policies', 'sub_tasks', 'others'];
  const exchange = fc.record({
    secret,
    field: fc.constantFrom(...fields),
    list: fc.constantFrom(...lists),
    isKey: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(exchange, { minLength: 1, maxLength: 5 }), (exchanges) => {
      const pseudonyms = createPseudonyms();
      const bodies = exchanges.map(({ field, list, isKey, ...planted }) => {
        const text = field === 'error_msg' ? `Refused "${planted.secret}": no.` : planted.secret;
        return { [list]: [isKey ? { [planted.secret]: 1 } : { [field]: text, deeper: { [field]: [text] } }] };
      });
      for (const body of bodies) pseudonyms.collect(body);
      const text = JSON.stringify(bodies.map((body) => pseudonyms.replace(body)));
      for (const planted of exchanges) expect(text).not.toContain(planted.secret);
    }),
    { numRuns: 500 },
  );
});

test('a recording of many answers takes no time to speak of', () => {
  const pseudonyms = createPseudonyms();
  const items = Array.from({ length: 20_000 }, (_, id) => ({
    id: id * 7,
    name: `repository-of-${id}`,
    status: 'Running',
  }));
  const beganMs = performance.now();
  pseudonyms.collect({ repositories: items });
  pseudonyms.replace({ repositories: items });
  expect(performance.now() - beganMs).toBeLessThan(3000);
});
