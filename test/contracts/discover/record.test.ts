/** What --record keeps: answers with every trace of whose they were replaced, and whatever refers to something intact. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { recording } from '../../../contracts/discover/record.ts';
import { differencesOf } from '../../../contracts/match.ts';
import type { Answer } from '../../../contracts/service/exchange.ts';
import type { Target } from '../../../contracts/target.ts';
import { fakeTarget } from '../../../contracts/targets/fake.ts';
import { httpTransport } from '../../../contracts/targets/transport.ts';
import { createFakeSwr } from '../../../mock/index.ts';
import { planted, sent } from '../support/planted.ts';

const folder = mkdtempSync(join(tmpdir(), 'fake-swr-record-'));
afterAll(() => rmSync(folder, { recursive: true }));
let folders = 0;

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
    // Addresses of documentation, and ranges of private networks, are those that pseudonyms have.
    const real = all.replaceAll(/"(10\.\d+\.0\.0\/\d+|192\.0\.2\.\d+)"/g, '');
    expect(real).not.toMatch(/\b\d{1,3}(\.\d{1,3}){3}\b/);
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
