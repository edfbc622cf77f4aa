import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Over TLS, Node resets only the connection below, which it keeps to itself; without it, an end in the middle will do. */
export const reset = ({ socket }: ServerResponse): void => {
  if (socket === null) return;
  if (!('encrypted' in socket)) socket.resetAndDestroy();
  else {
    (socket as { readonly _parent?: Socket })._parent?.resetAndDestroy();
    socket.destroy();
  }
};
