import type { FakeWorld } from '../../mock/index.ts';

export interface Credential {
  readonly id: string;
  readonly user: string;
  readonly password: string;
}

/** The API of one world, as far as the trial of a tool needs it. */
export interface Api {
  readonly temporary: () => Promise<Credential>;
  readonly longTerm: (name: string) => Promise<Credential>;
  readonly disable: (credential: Credential) => Promise<void>;
  readonly addNamespace: (name: string) => Promise<void>;
  readonly makeImmutable: (namespace: string, tag: string) => Promise<void>;
  readonly artifacts: (namespace: string, repository: string) => Promise<readonly Artifact[]>;
  readonly accessories: (namespace: string, repository: string, digest: string) => Promise<readonly Accessory[]>;
}

export interface Artifact extends Readonly<Record<string, unknown>> {
  readonly digest: string;
  readonly tags: readonly { readonly name: string }[] | null;
}

export interface Accessory {
  readonly type: string;
  readonly digest: string;
}

const immutable = (tag: string) => ({
  ...{ priority: 0, disabled: false, action: 'immutable', template: 'immutable_template' },
  tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: tag }],
  scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**' }] },
});

export const apiOf = ({ url, projectId, instanceId, token }: FakeWorld): Api => {
  const instance = `${url}/v2/${projectId}/instances/${instanceId}`;
  const call = async (method: string, path: string, body?: object) => {
    const headers = { 'X-Auth-Token': token, 'Content-Type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${instance}${path}`, { method, headers, ...sent });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const artifactsOf = (namespace: string, repository: string) =>
    `/namespaces/${namespace}/repositories/${repository.replaceAll('/', '%252F')}/artifacts`;
  const made = async (path: string, body?: object): Promise<Credential> => {
    const { token_id, user_id, auth_token } = await call('POST', path, body);
    return { id: token_id, user: user_id, password: auth_token };
  };

  return {
    temporary: () => made('/temp-credential'),
    longTerm: (name) => made('/long-term-credential', { name }),
    disable: ({ id }) => call('PUT', `/long-term-credentials/${id}`, { enable: false }),
    addNamespace: (name) => call('POST', '/namespaces', { namespace_name: name, metadata: { public: 'false' } }),
    makeImmutable: (namespace, tag) => call('POST', `/namespaces/${namespace}/immutabletagrules`, immutable(tag)),
    artifacts: async (namespace, repository) => (await call('GET', artifactsOf(namespace, repository))).artifacts,
    accessories: async (namespace, repository, digest) =>
      (await call('GET', `${artifactsOf(namespace, repository)}/${digest}/accessories`)).accessories,
  };
};
