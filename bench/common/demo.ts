/** The demo world of fake-swr: ids and credentials that never change. */
export const demo = {
  projectId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  instanceId: '11111111-2222-4333-8444-555555555555',
  ak: 'FAKESWRDEMOACCESSKEY',
  sk: 'fake-swr-demo-secret-key-not-a-secret-00',
  token: 'fake-swr-demo-token',
} as const;

export interface Tenant {
  readonly projectId: string;
  readonly instanceId: string;
}

export const pageOf = (
  { projectId, instanceId }: Tenant,
  { namespace, policy, execution }: { readonly namespace: string; readonly policy: number; readonly execution: number },
  offset = 0,
): string =>
  `/v2/${projectId}/instances/${instanceId}/namespaces/${namespace}/signature/policies/${policy}/executions/${execution}/tasks?offset=${offset}&limit=10`;

/** There from the start, in every contender that has no state of its own. */
export const documentedPage = pageOf(demo, { namespace: 'root', policy: 3, execution: 8 });

const post = async <Answer>(url: string, path: string, body: object): Promise<Answer> => {
  const answer = await fetch(`${url}/_fake/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`POST /_fake/${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
};

/** Makes an execution that has run to its end; resolves to the target of a page of it. */
export const makeExecution = async (
  url: string,
  tasks: number,
  tenant: Tenant = demo,
): Promise<(offset?: number) => string> => {
  const { policy_id: policy, execution_id: execution } = await post<{ policy_id: number; execution_id: number }>(
    url,
    'executions',
    { project_id: tenant.projectId, namespace_name: 'library', tasks, life_cycle: 'immediate' },
  );
  return (offset) => pageOf(tenant, { namespace: 'library', policy, execution }, offset);
};

export interface NewWorld extends Tenant {
  readonly token: string;
}

export const makeWorld = async (url: string): Promise<NewWorld> => {
  const { project_id, instance_id, token } = await post<{ project_id: string; instance_id: string; token: string }>(
    url,
    'worlds',
    {},
  );
  return { projectId: project_id, instanceId: instance_id, token };
};
