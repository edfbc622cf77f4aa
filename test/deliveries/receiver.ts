import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { onTestFinished } from 'vitest';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server of the test's own that keeps what it is sent. It answers the statuses in turn, the last of them for ever. */
export const startReceiver = async ({
  statuses = [200],
  tls = false,
}: {
  readonly statuses?: readonly number[];
  readonly tls?: boolean;
} = {}) => {
  const received: Received[] = [];
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const status = statuses[Math.min(received.length, statuses.length - 1)] ?? 200;
    received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
    // 0 stands for no answer at all.
    if (status !== 0) response.writeHead(status, { location: '/elsewhere' }).end();
  };
  const made = tls ? await generate([{ name: 'commonName', value: 'localhost' }]) : undefined;
  const server =
    made === undefined ? createServer(listener) : createTlsServer({ cert: made.cert, key: made.private }, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { received, port, url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}/hooks` };
};
