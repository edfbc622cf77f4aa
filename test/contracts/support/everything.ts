import type { FakeSwr } from '../../../mock/index.ts';

interface Row {
  readonly [field: string]: unknown;
}
const segment = (name: unknown) => encodeURIComponent(String(name).replaceAll('/', '%2F'));

interface Report {
  readonly vulnerabilities?: readonly { readonly artifact_digests: readonly string[] }[] | null;
}

/** What an index holds and lists leave out, as its report names it. */
const heldIn = (reports: Row, digest: unknown): ReadonlySet<string> => {
  const found = Object.values(reports).flatMap((report) => (report as Report).vulnerabilities ?? []);
  return new Set(found.flatMap(({ artifact_digests }) => artifact_digests).filter((each) => each !== digest));
};

/** All that the API shows of a world, by path, read without the kit. */
export const everything = async ({ url, token, projectId }: FakeSwr): Promise<ReadonlyMap<string, unknown>> => {
  const seen = new Map<string, unknown>();
  const get = async (path: string, status = 200): Promise<Row> => {
    const answer = await fetch(`${url}${path}`, { headers: { 'X-Auth-Token': token } });
    const body = (await answer.json()) as Row;
    if (answer.status !== status) throw new Error(`${path} was answered ${answer.status}`);
    seen.set(path, body);
    return body;
  };
  const list = async (path: string, name: string): Promise<readonly Row[]> => {
    const found: Row[] = [];
    const mark = path.includes('?') ? '&' : '?';
    for (;;) {
      const {
        [name]: items,
        total_count,
        total = total_count,
      } = await get(`${path}${mark}limit=100&offset=${found.length}`);
      found.push(...(items as Row[]));
      if (found.length >= Number(total)) return found;
    }
  };
  const each = (items: readonly Row[], read: (item: Row) => Promise<unknown>) => Promise.all(items.map(read));
  const readRepository = async (root: string, { name, namespace_name }: Row) => {
    const path = `${root}/namespaces/${namespace_name}/repositories/${segment(name)}`;
    const tags = `${path.replace(`/${projectId}`, '')}/tags`;
    await get(path);
    await list(`${tags}?is_accessory=false`, 'tags');
    await list(tags, 'tags');
    const readArtifact = async (digest: unknown) => {
      const artifact = `${path}/artifacts/${digest}`;
      const { type } = await get(artifact);
      await get(`${artifact}?with_scan_overview=true`);
      await get(`${artifact}/additions/build_history`, type === 'CHART' ? 400 : 200);
      await list(`${artifact}/accessories`, 'accessories');
      return heldIn(await get(`${artifact}/vulnerabilities`), digest);
    };
    await each(await list(`${path}/artifacts`, 'artifacts'), async ({ digest }) => {
      for (const held of await readArtifact(digest)) await readArtifact(held);
    });
  };
  const readPolicy = async (root: string, family: string, { id, namespace_name }: Row) => {
    const path = `${root}/namespaces/${namespace_name}/${family}/policies/${id}`;
    await get(path);
    await each(await list(`${path}/executions`, 'executions'), async (execution) =>
      each(await list(`${path}/executions/${execution.id}/tasks`, 'tasks'), (task) =>
        list(`${path}/executions/${execution.id}/tasks/${task.id}/subtasks`, 'sub_tasks'),
      ),
    );
  };
  const readAccess = async (root: string) => {
    for (const path of ['domainname', 'endpoint-policy']) await get(`${root}/${path}`);
    await list(`${root}/internal-endpoints`, 'internal_endpoints');
    for (const what of ['connections', 'permissions']) await list(`${root}/internal-endpoint/${what}`, what);
  };
  await get(`/v2/${projectId}/repositories`);
  await get(`/v2/${projectId}/instances/tags`);
  await list(`/v2/${projectId}/jobs`, 'jobs');
  for (const { id, status } of await list(`/v2/${projectId}/instances`, 'instances')) {
    const root = `/v2/${projectId}/instances/${id}`;
    await get(root);
    for (const path of ['gc?limit=100', 'gc/schedule']) await get(`${root}/system/${path}`);
    await list(`${root}/long-term-credentials`, 'auth_tokens');
    // What is in one that does not run is not captured.
    if (status === 'Running')
      for (const settings of ['configurations', 'feature-gates', 'statistics']) await get(`${root}/${settings}`);
    if (status === 'Running') await readAccess(root);
    for (const operation of ['create', 'pull', 'delete'])
      await list(`${root}/audit-logs?operation=${operation}`, 'audit_logs');
    await get(`/v2/${projectId}/instances/${id}/tags`);
    await get(`${root}/namespaces-tags`);
    await list(`${root}/namespaces?order_column=updated_at&order_type=asc`, 'namespaces');
    await list(`${root}/repositories?order_column=updated_at&order_type=asc`, 'repositories');
    await each(await list(`${root}/namespaces`, 'namespaces'), async ({ name }) => {
      await get(`${root}/namespaces/${name}`);
      await get(`${root}/namespaces/${name}/tags`);
    });
    await each(await list(`${root}/repositories`, 'repositories'), (item) => readRepository(root, item));
    await each(await list(`${root}/webhook/policies`, 'policies'), ({ id, namespace_name }) =>
      list(`${root}/namespaces/${namespace_name}/webhook/policies/${id}/jobs`, 'jobs'),
    );
    await list(`${root}/immutabletagrules`, 'immutable_rules');
    await list(`${root}/registries`, 'registries');
    await list(`${root}/replication/policies`, 'policies');
    await each(await list(`${root}/replication/executions`, 'executions'), async ({ id }) => {
      const tasks = `${root}/replication/executions/${id}/tasks`;
      await each(await list(tasks, 'tasks'), (task) => list(`${tasks}/${task.id}/subtasks`, 'sub_tasks'));
    });
    for (const [family, name] of Object.entries({ signature: 'policies', retention: 'retentions' }))
      await each(await list(`${root}/${family}/policies`, name), (item) => readPolicy(root, family, item));
  }
  return seen;
};
