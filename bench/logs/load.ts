import { Agent, request } from 'node:http';

/** What a server is asked for, again and again. */
export interface Question {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

const ask = (url: string, agent: Agent, token: string, { method, path, body }: Question): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { 'x-auth-token': token, 'content-type': 'application/json' };
    const asked = request(`${url}${path}`, { method, agent, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    asked.once('error', reject);
    asked.end(body);
  });

/** Asks over so many connections until all questions are answered; each must get that status. Gives milliseconds. */
export const load = async (
  { url, token }: { readonly url: string; readonly token: string },
  questions: Iterator<Question>,
  { connections, status }: { readonly connections: number; readonly status: number },
): Promise<number> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const startedMs = performance.now();
  const client = async (): Promise<void> => {
    for (let next = questions.next(); !next.done; next = questions.next()) {
      const got = await ask(url, agent, token, next.value);
      if (got !== status) throw new Error(`${next.value.method} ${next.value.path}: ${got} and not ${status}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
  return performance.now() - startedMs;
};
