/** What the provider's tests read by [0] is in the seeds of examples/terraform, with every field that they demand. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Fake, startFake } from '../support/fake.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(`../../examples/terraform/${name}`, import.meta.url));

type Row = Readonly<Record<string, unknown>>;

/** The first of a list, each of these fields there and, if it is a string, not empty. */
const firstOf = async ({ get }: Fake, path: string, list: string, fields: string): Promise<Row & { id: number }> => {
  const { status, body } = await get(path);
  expect(status, path).toBe(200);
  const row = body[list][0];
  expect(row, `${list} of ${path}`).toBeDefined();
  return demanded(row, fields) as Row & { id: number };
};

const demanded = (row: Row, fields: string): Row => {
  for (const field of fields.split(' ')) {
    expect(row, field).toHaveProperty(field);
    expect(row[field], field).not.toBe('');
    expect(row[field], field).not.toBeNull();
  }
  return row;
};

describe.each(['seed.yaml', 'seed-bare.yaml'])('%s', (name) => {
  const start = () => startFake({ seed: pathOf(name) });
  const image = ({ instance }: Fake) => `${instance}/namespaces/library/repositories/alpine`;

  test('has an instance, and its first repository is of library', async () => {
    const fake = await start();
    const instances = `/v2/${fake.swr.projectId}/instances`;
    const networks = 'vpc_id vpc_name vpc_cidr subnet_id subnet_name subnet_cidr';
    await firstOf(fake, instances, 'instances', `id name status version expires_at obs_bucket_name ${networks}`);
    const fields = 'name namespace_name created_at updated_at';
    const repository = await firstOf(fake, `${fake.instance}/repositories`, 'repositories', fields);
    expect(repository).toMatchObject({ name: 'alpine', namespace_name: 'library' });
  });

  test('has a first artifact with a tag, a signature, a scan and a build history', async () => {
    const fake = await start();
    const fields = 'digest type manifest_media_type media_type push_time pull_time repository_name';
    const artifact = await firstOf(fake, `${image(fake)}/artifacts`, 'artifacts', fields);
    const [tag] = artifact.tags as readonly Row[];
    demanded(tag ?? {}, 'name push_time pull_time');
    const one = `${image(fake)}/artifacts/${artifact.digest}`;
    await firstOf(fake, `${one}/accessories`, 'accessories', 'digest type created_at');
    await firstOf(fake, `${one}/additions/build_history`, 'build_histories', 'mediaType digest created created_by');

    const { scan_overview } = (await fake.get(one, { with_scan_overview: true })).body;
    const [type = '', ...more] = Object.keys(scan_overview);
    expect([type, more]).toEqual([expect.stringContaining('vulnerability.report'), []]);
    demanded(scan_overview[type], 'report_id scan_status severity start_time end_time scanner summary');
    const report = (await fake.get(`${one}/vulnerabilities`)).body[type];
    demanded(report, 'generated_at severity scanner vulnerabilities');
    demanded(report.scanner, 'name vendor version');
    demanded(
      report.vulnerabilities[0],
      'id package version severity description links artifact_digests preferred_cvss',
    );
    expect(report.vulnerabilities[0].links).not.toEqual([]);
    expect(report.vulnerabilities[0].artifact_digests).toEqual([artifact.digest]);
  });

  test('has a tag of that repository, and a tag on the first of all artifacts', async () => {
    const fake = await start();
    const tags = `${image(fake).replace(`/${fake.swr.projectId}`, '')}/tags`;
    await firstOf(fake, tags, 'tags', 'name digest type media_type manifest_media_type push_time pull_time');
    const [first] = (await fake.get(`${fake.instance}/artifacts`)).body.artifacts;
    demanded(first, 'digest type manifest_media_type media_type push_time pull_time repository_name');
    demanded(first.tags[0], 'name push_time pull_time');
  });

  test('has a first signing policy of library with an execution, a task and a sub-task', async () => {
    const fake = await start();
    const policy = await firstOf(fake, `${fake.instance}/signature/policies`, 'policies', 'name namespace_name');
    expect(policy.namespace_name).toBe('library');
    const executions = `${fake.instance}/namespaces/library/signature/policies/${policy.id}/executions`;
    const times = 'created_at updated_at';
    const execution = await firstOf(fake, executions, 'executions', `trigger status status_text ${times}`);
    const tasks = `${executions}/${execution.id}/tasks`;
    const task = await firstOf(fake, tasks, 'tasks', `job_id status namespace repository ${times}`);
    const fields = `job_id namespace repository tags digest status ${times}`;
    await firstOf(fake, `${tasks}/${task.id}/subtasks`, 'sub_tasks', fields);
  });

  test('has a first webhook policy with a job', async () => {
    const fake = await start();
    const fields = 'name description namespace_id namespace_name created_at updated_at';
    const policy = await firstOf(fake, `${fake.instance}/webhook/policies`, 'policies', fields);
    const jobs = `${fake.instance}/namespaces/${policy.namespace_name}/webhook/policies/${policy.id}/jobs`;
    await firstOf(fake, jobs, 'jobs', 'job_detail event_type notify_type status created_at updated_at');
  });

  test('has a first registry that can be found by its name and type, with a credential that can be shown', async () => {
    const fake = await start();
    const registries = `${fake.instance}/registries`;
    const registry = await firstOf(fake, registries, 'registries', 'name type url status created_at updated_at');
    demanded(registry.credential as Row, 'type access_key access_secret');
    const { name, type } = registry;
    expect((await fake.get(registries, { name, type })).body.registries).toEqual([registry]);
    const shown = (await fake.get(`${registries}/${registry.id}`)).body;
    demanded(shown, 'description instance_id project_id region_id');
    expect(shown.status).toBe('healthy');
    expect((await fake.get(`/v2/${fake.swr.projectId}/instances/${shown.instance_id}`)).status).toBe(200);
  });

  test('has a first replication policy with an execution, a task and a sub-task', async () => {
    const fake = await start();
    const replication = `${fake.instance}/replication`;
    const fields = 'name description src_registry dest_registry repo_scope_mode created_at updated_at';
    const policy = await firstOf(fake, `${replication}/policies`, 'policies', fields);
    demanded((policy.filters as readonly Row[])[0] ?? {}, 'type value');
    demanded(policy.trigger as Row, 'type');
    const registry = await firstOf(fake, `${fake.instance}/registries`, 'registries', 'id');
    expect(policy).toMatchObject({ src_registry: { id: 0 }, dest_registry: { id: registry.id } });
    const executions = `${replication}/executions`;
    const execution = await firstOf(fake, executions, 'executions', 'trigger status');
    const tasks = `${executions}/${execution.id}/tasks`;
    const times = 'start_time end_time';
    const resources = 'operation resource_type job_id src_resource dst_resource';
    const task = await firstOf(fake, tasks, 'tasks', `${resources} status ${times}`);
    const subTasks = 'job_id namespace repository digest tag status';
    await firstOf(fake, `${tasks}/${task.id}/subtasks`, 'sub_tasks', `${subTasks} ${times}`);
  });
});

test('seed.yaml has a first retention policy of library with an execution, a task and a sub-task', async () => {
  const fake = await startFake({ seed: pathOf('seed.yaml') });
  const policy = await firstOf(fake, `${fake.instance}/retention/policies`, 'retentions', 'id namespace_name');
  expect(policy.namespace_name).toBe('library');
  const executions = `${fake.instance}/namespaces/library/retention/policies/${policy.id}/executions`;
  const execution = await firstOf(fake, executions, 'executions', 'status trigger start_time end_time');
  const tasks = `${executions}/${execution.id}/tasks`;
  const task = await firstOf(fake, tasks, 'tasks', 'job_id status repository start_time end_time');
  const fields = 'job_id namespace repository digest tag action op_time status';
  const subTask = await firstOf(fake, `${tasks}/${task.id}/subtasks`, 'sub_tasks', fields);
  const again = await fake.get(`${tasks}/${task.id}/subtasks`, { status: subTask.status });
  expect(again.body.sub_tasks).toEqual([subTask]);
});

test('in a world of seed-bare.yaml a retention policy of library can be made; seed.yaml has the one it may have', async () => {
  const { retention_policies, ...rest } = parse(readFileSync(pathOf('seed.yaml'), 'utf8')).instances[0].namespaces[0];
  expect(parse(readFileSync(pathOf('seed-bare.yaml'), 'utf8')).instances[0].namespaces[0]).toEqual(rest);
  const [{ rules }] = retention_policies;
  const body = { name: 'p', algorithm: 'or', enabled: true, trigger: { type: 'manual' }, rules };
  const create = async (name: string) => {
    const { post, instance } = await startFake({ seed: pathOf(name) });
    return (await post(`${instance}/namespaces/library/retention/policies`, body)).status;
  };
  expect([await create('seed-bare.yaml'), await create('seed.yaml')]).toEqual([201, expect.toSatisfy((s) => s >= 400)]);
});
