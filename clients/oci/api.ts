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
  /** Makes a key of KMS; gives its id. */
  readonly createKey: (alias: string) => Promise<string>;
  /** Has a policy sign all of a namespace with a key of KMS. */
  readonly sign: (namespace: string, key: string) => Promise<void>;
  readonly artifacts: (namespace: string, repository: string) => Promise<readonly Artifact[]>;
  readonly accessories: (namespace: string, repository: string, digest: string) => Promise<readonly Accessory[]>;
}

interface Artifact extends Readonly<Record<string, unknown>> {
  readonly digest: string;
  readonly tags: readonly { readonly name: string }[] | null;
}

interface Accessory {
  readonly type: string;
  readonly digest: string;
}

const scope = (tag: string) => ({
  tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: tag }],
  scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**' }] },
});

const immutable = (tag: string) => ({
  ...{ priority: 0, disabled: false, action: 'immutable', template: 'immutable_template' },
  ...scope(tag),
});

const signing = (signature_key: string) => ({
  ...{ name: 'sign-all', enabled: true, trigger: { type: 'manual' } },
  ...{ signature_method: 'KMS', signature_algorithm: 'ECDSA_SHA_256', signature_key },
  scope_rules: [{ repo_scope_mode: 'regular', ...scope('**') }],
});

export const apiOf = ({ url, projectId, instanceId, token }: FakeWorld): Api => {
  const instance = `/v2/${projectId}/instances/${instanceId}`;
  const send = async (method: string, path: string, body?: object) => {
    const headers = { 'X-Auth-Token': token, 'Content-Type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, { method, headers, ...sent });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const call = (method: string, path: string, body?: object) => send(method, `${instance}${path}`, body);
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
    createKey: async (key_alias) => {
      const body = { key_alias, key_spec: 'EC_P256' };
      return (await send('POST', `/v1.0/${projectId}/kms/create-key`, body)).key_info.key_id;
    },
    sign: async (namespace, key) => {
      const policies = `/namespaces/${namespace}/signature/policies`;
      const { id } = await call('POST', policies, signing(key));
      await call('POST', `${policies}/${id}/executions`);
    },
    artifacts: async (namespace, repository) => (await call('GET', artifactsOf(namespace, repository))).artifacts,
    accessories: async (namespace, repository, digest) =>
      (await call('GET', `${artifactsOf(namespace, repository)}/${digest}/accessories`)).accessories,
  };
};
