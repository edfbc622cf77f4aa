import { Agent, request } from 'node:http';
import { signedHeaders } from '../../contracts/targets/sign.ts';
import { demo } from './demo.ts';

/** A request of the mix: with the demo world's token, or signed. */
export interface Asked {
  readonly method: string;
  readonly target: string;
  readonly body?: object;
  readonly signs?: true;
}

interface Said {
  readonly status: number;
  readonly body: string;
}

export interface Client {
  readonly ask: (asked: Asked) => Promise<Said>;
  readonly close: () => void;
}

const credentialsOf = ({ method, target, signs }: Asked, body: string): Readonly<Record<string, string>> => {
  if (!signs) return { 'X-Auth-Token': demo.token };
  return signedHeaders(demo.ak, demo.sk, { method, target, body, projectId: demo.projectId, nowMs: Date.now() });
};

/** Asks over connections that are kept. */
export const clientOf = (url: string, connections: number): Client => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    ask: (asked) =>
      new Promise((resolve, reject) => {
        const body = asked.body === undefined ? '' : JSON.stringify(asked.body);
        const headers = { ...credentialsOf(asked, body), ...(body !== '' && { 'Content-Type': 'application/json' }) };
        const sent = request(`${url}${asked.target}`, { method: asked.method, agent, headers }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        });
        sent.on('error', reject).end(body);
      }),
    close: () => agent.destroy(),
  };
};
