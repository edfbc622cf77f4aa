import { connect as dial, type Socket } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | Sized;
}

/** A body that is made while it is sent. */
export interface Sized {
  readonly size: number;
  readonly chunks: Iterable<Buffer>;
}

export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  /** Of the body. */
  readonly bytes: number;
  /** The first bytes of the body, as text. */
  readonly text: string;
}

/** One connection that is kept alive, with one request at a time. */
export interface Connection {
  readonly ask: (asked: Asked) => Promise<Answer>;
  readonly close: () => void;
}

interface Incoming {
  head: string;
  answer: { status: number; header: Answer['header']; size: number } | undefined;
  bytes: number;
  text: string;
}

const bufferBytes = 256 * 1024;
const textBytes = 4096;
const fresh = (): Incoming => ({ head: '', answer: undefined, bytes: 0, text: '' });

const headOf = (head: string, method: string): NonNullable<Incoming['answer']> => {
  const status = Number(head.slice(9, 12));
  const header = (name: string) => new RegExp(`^${name}: *([^\r\n]*)`, 'im').exec(head)?.[1];
  if (header('transfer-encoding') !== undefined) throw new Error(`an answer without a length: ${head}`);
  const isEmpty = method === 'HEAD' || status === 204;
  return { status, header, size: isEmpty ? 0 : Number(header('content-length') ?? 0) };
};

/** Reads what has come; true when the answer is whole. The buffer is used again. */
const read = (incoming: Incoming, buffer: Buffer, method: string): boolean => {
  let body = buffer;
  if (incoming.answer === undefined) {
    incoming.head += buffer.toString('latin1');
    const end = incoming.head.indexOf('\r\n\r\n');
    if (end < 0) return false;
    incoming.answer = headOf(incoming.head.slice(0, end), method);
    body = buffer.subarray(buffer.length - (incoming.head.length - end - 4));
  }
  if (incoming.text.length < textBytes) incoming.text += body.subarray(0, textBytes).toString('utf8');
  incoming.bytes += body.length;
  return incoming.bytes >= incoming.answer.size;
};

const send = async (socket: Socket, { method, path, headers = {}, body }: Asked, host: string): Promise<void> => {
  const size = Buffer.isBuffer(body) ? body.length : (body?.size ?? 0);
  const lines = Object.entries({ Host: host, ...headers, 'Content-Length': size });
  socket.cork();
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  if (Buffer.isBuffer(body)) socket.write(body);
  socket.uncork();
  if (body === undefined || Buffer.isBuffer(body)) return;
  for (const chunk of body.chunks)
    if (!socket.write(chunk)) await new Promise<void>((resolve) => socket.once('drain', resolve));
};

/** Cheaper than Node's own client, so that the load is not what is measured. */
export const connect = (url: string): Connection => {
  const { host, hostname, port } = new URL(url);
  let incoming = fresh();
  let asking: { readonly method: string; readonly done: (error?: Error) => void } | undefined;
  const callback = (length: number, buffer: Uint8Array): boolean => {
    try {
      const bytes = Buffer.from(buffer.buffer, buffer.byteOffset, length);
      if (asking !== undefined && read(incoming, bytes, asking.method)) asking.done();
    } catch (error) {
      asking?.done(error as Error);
    }
    return true;
  };
  const onread = { buffer: Buffer.allocUnsafe(bufferBytes), callback };
  const socket = dial({ host: hostname, port: Number(port), noDelay: true, onread });
  socket.on('error', (error) => asking?.done(error));
  socket.on('close', () => asking?.done(new Error(`${host} closed the connection`)));
  const ask = (asked: Asked): Promise<Answer> =>
    new Promise((resolve, reject) => {
      incoming = fresh();
      const done = (error?: Error): void => {
        asking = undefined;
        const { answer, bytes, text } = incoming;
        if (error !== undefined || answer === undefined) reject(error ?? new Error('no answer'));
        else resolve({ status: answer.status, header: answer.header, bytes, text });
      };
      asking = { method: asked.method, done };
      send(socket, asked, host).catch(done);
    });
  return { ask, close: () => socket.destroy() };
};

/** The answer, if it has that status. */
export const expecting = async (status: number, connection: Connection, asked: Asked): Promise<Answer> => {
  const answer = await connection.ask(asked);
  if (answer.status === status) return answer;
  throw new Error(`${asked.method} ${asked.path}: ${answer.status} ${answer.text.slice(0, 300)}`);
};
