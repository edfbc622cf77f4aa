import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Passed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** In place of the text. */
  readonly bytes?: Buffer;
}

/** Changes an answer on its way; undefined passes it as it is, and 'never' keeps it. */
export type Meddle = (
  request: { readonly method: string; readonly target: string; readonly times: number },
  answer: Passed,
) => Partial<Passed> | 'never' | undefined;

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const kept = ['x-auth-token', 'authorization', 'x-sdk-date', 'x-project-id', 'content-type', 'x-fake-control-token'];

/** Stands between the kit and a fake, passes everything on, and changes what the test wants changed. */
export const startMiddleman = async (upstream: string, meddle: Meddle = () => undefined) => {
  const seen: string[] = [];
  const server = createServer(async (request, response) => {
    const { method = 'GET', url: target = '/' } = request;
    const line = `${method} ${target}`;
    seen.push(line);
    const body = await bodyOf(request);
    const headers = Object.fromEntries(
      kept.flatMap((name) => (request.headers[name] ? [[name, String(request.headers[name])]] : [])),
    );
    const answer = await fetch(`${upstream}${target}`, { method, headers, ...(body.length > 0 && { body }) });
    const own: Passed = {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      text: await answer.text(),
    };
    const times = seen.filter((one) => one === line).length;
    const meddled = meddle({ method, target, times }, own);
    if (meddled === 'never') return;
    const { status, headers: sent, text, bytes }: Passed = { ...own, ...meddled };
    const { 'content-length': _, 'transfer-encoding': __, connection: ___, 'keep-alive': ____, ...rest } = sent;
    response.writeHead(status, rest).end(bytes ?? text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, close };
};
