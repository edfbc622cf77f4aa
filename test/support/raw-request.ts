/** Requests by bare sockets: what no client library would send, and whether the connection was closed. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends the bytes and resolves with all that came when the connection is closed; the client itself never closes it. */
export const exchange = (url: string, bytes: string): Promise<string> =>
  new Promise((resolve) => {
    const { port, hostname } = new URL(url);
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    let said = '';
    socket.setEncoding('latin1').on('data', (part) => {
      said += part;
    });
    socket.once('error', () => {});
    socket.once('end', () => socket.end());
    socket.once('close', () => resolve(said));
    socket.write(bytes);
  });

/** A request whose headers are just these, Host and Origin included. */
export const ask = (
  url: string,
  headers: Readonly<Record<string, string>>,
  { method = 'GET', body = '' } = {},
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const call = request(url, { method, headers, agent: false }, async (response) =>
      resolve({ status: response.statusCode ?? 0, body: await text(response) }),
    );
    call.once('error', reject);
    call.end(body);
  });
