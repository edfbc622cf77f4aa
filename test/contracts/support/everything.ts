import type { FakeSwr } from '../../../mock/index.ts';

interface Row {
  readonly [field: string]: unknown;
}
const segment = (name: unknown) => encodeURIComponent(String(name).replaceAll('/', '%2F'));

/** All that the API shows of a world, by path, read without the kit. */
export const everything = async ({ url, token, projectId }: FakeSwr): Promise<ReadonlyMap<string, unknown>> => {
  const seen = new Map<string, unknown>();
  const get = async (path: string): Promise<Row> => {
    const answer = await fetch(`${url}${path}`, { headers: { 'X-Auth-Token': token } });
    const body = (await answer.json()) as Row;
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`);
    seen.set(path, body);
    return body;
  };
  const list = async (path: string, name: string): Promise<readonly Row[]> => {
    const found: Row[] = [];
    const mark = path.includes('?') ? '&' : '?';
    for (;;) {
      const { [name]: items, total } = await get(`${path}${mark}limit=100&offset=${found.length}`);
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
    seen.set(`${path}/tags`, await list(tags, 'tags'));
    await each(await list(`${path}/artifacts`, 'artifacts'), async ({ digest }) => {
      await get(`${path}/artifacts/${digest}`);
      await list(`${path}/artifacts/${digest}/accessories`, 'accessories');
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
  await get(`/v2/${projectId}/repositories`);
  for (const { id } of await list(`/v2/${projectId}/instances`, 'instances')) {
    const root = `/v2/${projectId}/instances/${id}`;
    await get(root);
    await list(`${root}/long-term-credentials`, 'auth_tokens');
    await list(`${root}/namespaces?order_column=updated_at&order_type=asc`, 'namespaces');
    await list(`${root}/repositories?order_column=updated_at&order_type=asc`, 'repositories');
    await each(await list(`${root}/namespaces`, 'namespaces'), ({ name }) => get(`${root}/namespaces/${name}`));
    await each(await list(`${root}/repositories`, 'repositories'), (item) => readRepository(root, item));
    await each(await list(`${root}/webhook/policies`, 'policies'), ({ id, namespace_name }) =>
      list(`${root}/namespaces/${namespace_name}/webhook/policies/${id}/jobs`, 'jobs'),
    );
    for (const [family, name] of Object.entries({ signature: 'policies', retention: 'retentions' }))
      await each(await list(`${root}/${family}/policies`, name), (item) => readPolicy(root, family, item));
  }
  return seen;
};

/**
 * What a seed cannot say, so far: the id that a signature has as a tag (SeedAccessory has no tag_id). The list of tags is
 * ordered by that id, so with signatures in it it is compared without ids and order.
 */
export const comparable = (path: string, body: unknown): unknown => {
  if (/\/tags\?limit/.test(path)) return undefined;
  if (!path.endsWith('/tags')) return body;
  const tags = (body as readonly Row[]).map(({ id, name, ...tag }) => ({
    name,
    id: /\.sig$/.test(String(name)) ? 0 : id,
    ...tag,
  }));
  return tags.toSorted((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
};
