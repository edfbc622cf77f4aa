import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What waits for each connection to close. */
const waiting = new WeakMap<Socket, Set<() => void>>();

const waitingFor = (socket: Socket): Set<() => void> => {
  const known = waiting.get(socket);
  if (known !== undefined) return known;
  const all = new Set<() => void>();
  waiting.set(socket, all);
  socket.once('close', () => {
    for (const then of [...all]) then();
  });
  return all;
};

/**
 * Tells once that a response was sent or never will be; gives what takes that back. Node does not tell a response that still
 * waits behind others on its connection when that closes.
 */
export const onceGone = (response: ServerResponse, then: () => void): (() => void) => {
  const all = waitingFor(response.req.socket);
  const forget = (): void => {
    response.off('close', gone);
    all.delete(gone);
  };
  const gone = (): void => {
    forget();
    then();
  };
  response.once('close', gone);
  all.add(gone);
  if (response.req.socket.destroyed) gone();
  return forget;
};
