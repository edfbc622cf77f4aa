import { pointed } from '../match.ts';
import type { Answer, Outgoing, Target } from '../target.ts';

/** The collections that cases make things in, and by what a thing is then called. */
const nameOf = ({ method, target, body }: Outgoing, answer: Answer): unknown => {
  if (method !== 'POST' || answer.status !== 201) return undefined;
  if (target.endsWith('/namespaces')) return pointed(body, '/namespace_name');
  return target.endsWith('/signature/policies') ? pointed(answer.body, '/id') : undefined;
};

/**
 * A target that remembers what the steps of the cases made on it and did not delete, as happens where a case differs or
 * is interrupted halfway, and takes it away before what the preconditions made.
 */
export const remembering = (target: Target): Target => {
  const made = new Set<string>();

  const remember = (request: Outgoing, answer: Answer): void => {
    const name = nameOf(request, answer);
    if (name !== undefined) made.add(`${request.target}/${encodeURIComponent(String(name))}`);
    if (request.method === 'DELETE' && answer.status < 300) made.delete(request.target);
  };

  const takeAway = async (): Promise<readonly string[]> => {
    const left: string[] = [];
    for (const path of [...made].reverse()) {
      const said = await target.send({ method: 'DELETE', target: path, as: 'caller' }).then(
        ({ status }) => (status < 300 || status === 404 ? undefined : String(status)),
        (error: Error) => error.message,
      );
      if (said !== undefined) left.push(`${path} (${said})`);
    }
    return left;
  };

  return {
    ...target,
    send: async (request) => {
      const answer = await target.send(request);
      remember(request, answer);
      return answer;
    },
    cleanUp: async () => {
      const left = await takeAway().finally(target.cleanUp);
      if (left.length > 0) throw new Error(`not deleted: ${left.join(', ')}`);
    },
  };
};
