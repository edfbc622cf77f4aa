import { connect, type Socket } from 'node:net';

/** Kept-alive connections to one server, each sending the same request again on the answer to the last. */
export interface Connections {
  /** Resolves once so many requests are answered; rejects at an answer other than 200. */
  readonly send: (amount: number) => Promise<void>;
  readonly close: () => void;
}

export interface ConnectionsOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly count: number;
}

const opened = (port: number, hostname: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, hostname, () => resolve(socket.setNoDelay(true))).once('error', reject);
  });

const headEnd = Buffer.from('\r\n\r\n');

/** The bytes of the first answer, or undefined as long as its head is not all there. */
const lengthOf = (bytes: Buffer): number | undefined => {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(`answered ${head.slice(0, 30)}`);
  return end + headEnd.length + Number(/^content-length: *(\d+)/im.exec(head)?.[1]);
};

/** One request on a connection that has none under way. */
const exchange = (socket: Socket, request: string): Promise<void> =>
  new Promise((resolve, reject) => {
    let got: Buffer = Buffer.alloc(0);
    const onData = (chunk: Buffer): void => {
      got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
      try {
        const length = lengthOf(got);
        if (length === undefined || got.length < length) return;
        socket.off('data', onData);
        resolve();
      } catch (error) {
        reject(error);
      }
    };
    socket.on('data', onData).write(request);
  });

export const openConnections = async ({ url, headers, count }: ConnectionsOptions): Promise<Connections> => {
  const { host, hostname, port, pathname, search } = new URL(url);
  const lines = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = `GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`;
  const sockets = await Promise.all(Array.from({ length: count }, () => opened(Number(port), hostname)));

  const send = async (amount: number): Promise<void> => {
    let left = amount;
    const keepBusy = async (socket: Socket): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await exchange(socket, request);
      }
    };
    await Promise.all(sockets.map(keepBusy));
  };

  return {
    send,
    close: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
};
