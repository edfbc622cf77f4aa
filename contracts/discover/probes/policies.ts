import { descriptionUntil, lifeMs } from '../../resources/kit-names.ts';
import { madePolicyBody } from '../../resources/signature-bodies.ts';
import { pathIn } from '../../service/client.ts';
import { type Answer, Unmet } from '../../service/exchange.ts';
import { pointed } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { Calls } from './calls.ts';

interface PolicyOptions {
  readonly name?: string;
  readonly enabled?: boolean;
  readonly trigger?: object;
  /** Patterns, each in a scope rule of its own; left out, everything. */
  readonly repositories?: readonly string[];
  readonly tag?: string;
  /** Fields that no policy has. */
  readonly extra?: object;
}

export interface Policies {
  readonly body: (options?: PolicyOptions) => Promise<object>;
  /** Tries to create a policy in a namespace. If it is created, it is deleted in the end. */
  readonly create: (namespace: PathValues, options?: PolicyOptions) => Promise<Created>;
  /** What leads to a new policy. Throws Unmet if it cannot be created. */
  readonly created: (namespace: PathValues, options?: PolicyOptions) => Promise<PathValues>;
}

interface Created {
  readonly answer: Answer;
  readonly at: PathValues;
}

export const createPolicies = ({ call, newName, newNamespace, cleanUp }: Calls): Policies => {
  const description = descriptionUntil(new Date(Date.now() + lifeMs).toISOString());

  const body: Policies['body'] = async (options = {}) => {
    const { name = newName(), enabled = true, trigger, repositories = ['**'], tag = '**', extra } = options;
    const key = String((await newNamespace()).signature_key);
    const plain = madePolicyBody({ name, description, key });
    const untagged = tag === '**' ? { extras: '{"untagged":true}' } : {};
    const scope_rules = repositories.flatMap((repository) =>
      madePolicyBody({ name, description, repository }).scope_rules.map((rule) => ({
        ...rule,
        tag_selectors: rule.tag_selectors.map((selector) => ({ ...selector, pattern: tag, ...untagged })),
      })),
    );
    return { ...plain, scope_rules, enabled, ...(trigger !== undefined && { trigger }), ...extra };
  };

  const create: Policies['create'] = async (namespace, options) => {
    const answer = await call('CreateInstanceSignPolicy', namespace, { body: await body(options) });
    const at = { ...namespace, policy_id: String(pointed(answer.body, '/id')) };
    if (answer.status === 201) cleanUp.add(pathIn('DeleteInstanceSignPolicy', at));
    return { answer, at };
  };

  const created: Policies['created'] = async (namespace, options) => {
    const { answer, at } = await create(namespace, options);
    if (answer.status !== 201)
      throw new Unmet(`a policy could not be created: ${answer.status} ${answer.text.slice(0, 200)}`);
    return at;
  };

  return { body, create, created };
};
