import type { GivenName } from '../case.ts';
import { pointed } from '../match.ts';
import { type Answer, type Outgoing, Unmet, type Yield } from '../target.ts';

type Send = (request: Outgoing) => Promise<Answer>;

/** All that the kit makes begins with this, so that a sweep can find what a killed run left behind. */
export const prefix = 'fake-swr-verify-';

/** Body of a policy that the kit makes; the description says when it may be swept away. */
export const policyBody = (name: string, expires: string, { repository = '**', key = 'fake-swr-verify' } = {}) => ({
  name,
  description: `made by fake-swr verify; may be deleted after ${expires}`,
  enabled: true,
  signature_method: 'KMS',
  signature_algorithm: 'ECDSA_SHA_256',
  signature_key: key,
  trigger: { type: 'manual' },
  scope_rules: [
    {
      repo_scope_mode: 'regular',
      scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: repository }] },
      tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**' }],
    },
  ],
});

export interface MakerOptions {
  readonly send: Send;
  readonly given: (name: GivenName) => Promise<Yield>;
  /** Sets one run's names apart from another's. */
  readonly runId: string;
  readonly expires: string;
  /** A KMS key that the target can sign with; a fake takes any. */
  readonly signatureKey?: string | undefined;
}

/** Makes what cases that write begin with, and takes it all away again, latest first. */
export const createMaker = ({ send, given, runId, expires, signatureKey = 'fake-swr-verify' }: MakerOptions) => {
  const undo: string[] = [];
  let made = 0;

  const nextName = (): string => {
    made += 1;
    return `${prefix}${runId}-${made}`;
  };

  const post = async (target: string, body: unknown): Promise<Answer> => {
    const answer = await send({ method: 'POST', target, body, as: 'caller' });
    if (answer.status !== 201)
      throw new Unmet(`POST ${target} was answered ${answer.status}: ${answer.text.slice(0, 200)}`);
    return answer;
  };

  const remove = (target: string): void => {
    undo.push(target);
  };

  const newNamespace = async (): Promise<Yield> => {
    const at = await given('instance');
    const name = nextName();
    const root = `/v2/${at.project_id}/instances/${at.instance_id}/namespaces`;
    const { body } = await post(root, { namespace_name: name, metadata: { public: 'false' } });
    remove(`${root}/${name}`);
    const namespace_id = Number(pointed(body, '/id'));
    return { ...at, namespace_name: name, namespace_id, new_name: nextName(), signature_key: signatureKey };
  };

  const newPolicy = async (): Promise<Yield> => {
    const at = await given('repository');
    const name = nextName();
    const root = `/v2/${at.project_id}/instances/${at.instance_id}/namespaces/${at.namespace_name}/signature/policies`;
    const { body } = await post(
      root,
      policyBody(name, expires, { repository: String(at.repository_name), key: signatureKey }),
    );
    const policy_id = Number(pointed(body, '/id'));
    remove(`${root}/${policy_id}`);
    return { ...at, policy_id, policy_name: name, new_name: nextName(), signature_key: signatureKey };
  };

  return {
    make: (name: GivenName): Promise<Yield> | undefined => {
      if (name === 'new namespace') return newNamespace();
      return name === 'new policy' ? newPolicy() : undefined;
    },
    cleanUp: async (): Promise<void> => {
      const left: string[] = [];
      for (const target of undo.splice(0).reverse()) {
        const isGone = await send({ method: 'DELETE', target, as: 'caller' }).then(
          ({ status }) => status < 300 || status === 404,
          () => false,
        );
        if (!isGone) left.push(target);
      }
      if (left.length > 0) throw new Error(`could not be deleted: ${left.join(', ')}`);
    },
  };
};
