import { pointed } from '../../match.ts';
import { type Answer, Unmet } from '../../target.ts';
import { policyBody } from '../../targets/maker.ts';
import type { Lab } from './context.ts';
import { segment } from './items.ts';

export interface PolicyWish {
  readonly namespace: string;
  readonly name?: string;
  readonly enabled?: boolean;
  readonly trigger?: object;
  /** Patterns; left out, everything. */
  readonly repository?: string;
  readonly tag?: string;
  readonly key?: string;
  /** Fields of no policy. */
  readonly extra?: object;
}

export interface Policies {
  readonly body: (wish: PolicyWish) => Promise<object>;
  /** Asks for a policy, and has it deleted in the end if it was made. */
  readonly create: (wish: PolicyWish) => Promise<{ readonly answer: Answer; readonly path: string }>;
  /** The path of a policy that must be made for something else to be asked. */
  readonly made: (wish: PolicyWish) => Promise<string>;
}

/** What is left behind may be swept away after a day. */
const lifeMs = 24 * 60 * 60 * 1000;

interface Room extends Pick<Lab, 'ask' | 'instance' | 'newName'> {
  /** A key that the target signs with. */
  readonly ownKey: () => Promise<string>;
}

export const createPolicies = ({ ask, instance, newName, ownKey }: Room, undo: (path: string) => void): Policies => {
  const expires = new Date(Date.now() + lifeMs).toISOString();
  const body: Policies['body'] = async ({ name, enabled = true, trigger, repository, tag = '**', key: own, extra }) => {
    const plain = policyBody(name ?? newName(), expires, {
      key: own ?? (await ownKey()),
      ...(repository !== undefined && { repository }),
    });
    const untagged = tag === '**' ? { extras: '{"untagged":true}' } : {};
    const scope_rules = plain.scope_rules.map((rule) => ({
      ...rule,
      tag_selectors: rule.tag_selectors.map((selector) => ({ ...selector, pattern: tag, ...untagged })),
    }));
    return { ...plain, scope_rules, enabled, ...(trigger !== undefined && { trigger }), ...extra };
  };

  const create: Policies['create'] = async (wish) => {
    const root = `${await instance()}/namespaces/${segment(wish.namespace)}/signature/policies`;
    const answer = await ask('POST', root, await body(wish));
    const path = `${root}/${pointed(answer.body, '/id')}`;
    if (answer.status === 201) undo(path);
    return { answer, path };
  };

  const made: Policies['made'] = async (wish) => {
    const { answer, path } = await create(wish);
    if (answer.status !== 201)
      throw new Unmet(`a policy could not be made: ${answer.status} ${answer.text.slice(0, 200)}`);
    return path;
  };

  return { body, create, made };
};
