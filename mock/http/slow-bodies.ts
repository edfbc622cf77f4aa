import type { IncomingMessage, Server } from 'node:http';
import { clearTimeout, setTimeout } from 'node:timers';
import type { ApiError } from '../errors/error.ts';
import type { Reply } from '../wire/wire.ts';
import { hasBody } from './bodies.ts';
import { refuseClientError } from './client-error.ts';

const late = Object.assign(new Error('the body of a request does not go on'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });

/** Refuses a request of whose body nothing has come for that long, and closes its connection. */
export const watchBodies = (server: Server, idleMs: number, refuse: (error: ApiError) => Reply): void => {
  server.on('request', (request: IncomingMessage) => {
    const { socket } = request;
    if (!hasBody(request) || request.complete) return;
    let seen = socket.bytesRead;
    const look = (): void => {
      if (request.complete || socket.destroyed) return;
      // A body that is not read, since the disk is slow, does not move either.
      if (socket.bytesRead === seen && !socket.isPaused()) refuseClientError(socket, late, refuse);
      else timer = setTimeout(look, idleMs).unref();
      seen = socket.bytesRead;
    };
    let timer = setTimeout(look, idleMs).unref();
    request.once('close', () => clearTimeout(timer));
    request.once('end', () => clearTimeout(timer));
  });
};
