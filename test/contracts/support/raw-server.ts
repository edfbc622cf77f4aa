import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Answers each request as the test wants it; the sockets are its own. */
export const rawServer = async (answer: (response: ServerResponse, target: string) => void): Promise<string> => {
  const server = createServer((request, response) => answer(response, request.url ?? '/'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
