import { Agent, request } from 'node:http';
import { here } from '../common/contender.ts';
import { demo, documentedPage } from '../common/demo.ts';
import { commandOf } from '../contenders/fake-swr-token.ts';
import { cpuSecondsOf } from '../measure/process-facts.ts';
import { type Server, startServer } from '../measure/server.ts';
import { write } from './in-process.ts';

const clients = 64;

/** Starts the bundle, with a folder or without. */
export const serve = (folder?: string): Promise<Server> =>
  startServer({
    ...{ name: folder === undefined ? 'memory' : 'data', first: documentedPage },
    headers: { 'X-Auth-Token': demo.token },
    command: (port) => {
      const { file, args } = commandOf(here('../dist/main.js'))(port);
      return { file, args: folder === undefined ? args : [...args, '--data', folder] };
    },
  });

const send = (url: string, agent: Agent, index: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const { method, target, body } = write(index);
    const headers = { 'x-auth-token': demo.token, 'content-type': 'application/json', 'content-length': body.length };
    request(`${url}${target}`, { method, agent, headers }, (response) => {
      if (response.statusCode !== 200 && response.statusCode !== 204) reject(new Error(`${response.statusCode}`));
      response.resume().once('end', resolve);
    })
      .once('error', reject)
      .end(body);
  });

const sendAll = async (url: string, count: number): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await send(url, agent, next);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
};

export interface Writing {
  readonly cpuMicros: number;
  readonly perSecond: number;
}

/** Writes by 64 clients: what each takes of the server's processor, all its threads together. */
export const writing = async (count: number, folder?: string): Promise<Writing> => {
  const server = await serve(folder);
  try {
    await sendAll(server.url, count / 2);
    const cpuBefore = cpuSecondsOf(server.pid) ?? Number.NaN;
    const begunMs = performance.now();
    await sendAll(server.url, count);
    const seconds = (performance.now() - begunMs) / 1000;
    return {
      cpuMicros: (((cpuSecondsOf(server.pid) ?? Number.NaN) - cpuBefore) * 1e6) / count,
      perSecond: count / seconds,
    };
  } finally {
    await server.stop();
  }
};
