import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { clearTimeout, setTimeout } from 'node:timers';
import type { ApiError } from '../errors/error.ts';
import type { Reply } from '../wire/wire.ts';
import type { Certificate } from './certificate.ts';
import { type ClientError, refuseClientError } from './client-error.ts';
import { watchUntilClosed } from './open-at-exit.ts';
import { watchBodies } from './slow-bodies.ts';

/** The certificate and key are made up for localhost and the loopback addresses when left out. */
export interface TlsOptions extends Partial<Certificate> {
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
}

export interface Listening {
  readonly url: string;
  readonly tls: { readonly url: string; readonly certificate: string } | undefined;
  /** Stops taking requests, waits for those under way and resolves when the ports are free. */
  readonly close: () => Promise<void>;
  /** Lets the process end while this listens. */
  readonly unref: () => void;
}

interface Timeouts {
  readonly headersTimeout: number;
  /** How long a request may stop in the middle of its body. One that moves, however slowly, may take any time. */
  readonly requestTimeout: number;
  /** How often requests are looked at that may be late. */
  readonly connectionsCheckingInterval: number;
}

export interface ListenOptions {
  readonly port: number;
  readonly host: string;
  readonly tls: TlsOptions | undefined;
  readonly refuse: (error: ApiError) => Reply;
  readonly timeouts?: Timeouts;
}

/** `optimizeEmptyRequests` is of Node 24.12: no stream is set up for a body that does not follow; others leave it aside. */
const limits = { requireHostHeader: false, maxHeaderSize: 1024 * 1024, optimizeEmptyRequests: true };
const usual: Timeouts = { headersTimeout: 15_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 };

/** A client that never sends the rest of its request must not keep a stop waiting longer than this. */
const closeTimeoutMs = 1000;

/** An IPv6 address is put in brackets in a URL; one that means "all" is reached by the loopback. */
const hostOf = ({ address, family }: AddressInfo): string => {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1';
  return family === 'IPv6' ? `[${address}]` : address;
};

const started = (server: Server, port: number, { host, refuse, timeouts = usual }: ListenOptions): Promise<string> =>
  new Promise((resolve, reject) => {
    watchBodies(server, timeouts.requestTimeout, refuse);
    server.on('clientError', (cause: ClientError, socket: Socket) => refuseClientError(socket, cause, refuse));
    server.on('checkExpectation', (request, response) => void server.emit('request', request, response));
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      resolve(`${hostOf(address)}:${address.port}`);
    });
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    // A connection whose request is still under way must not stay open for others once that is answered.
    server.keepAliveTimeout = 1;
    const timeout = setTimeout(() => server.closeAllConnections(), closeTimeoutMs);
    server.close(() => {
      clearTimeout(timeout);
      resolve();
    });
    server.closeIdleConnections();
  });

/** What is listening; the end of the process tells of it unless it was closed. */
const listening = (url: string, tls: Listening['tls'], servers: readonly Server[]): Listening => {
  const stopWatching = watchUntilClosed(url);
  return {
    url,
    tls,
    close: async () => {
      stopWatching();
      await Promise.all(servers.map(closed));
    },
    unref: () => {
      stopWatching();
      for (const server of servers) server.unref().on('connection', (socket: Socket) => socket.unref());
    },
  };
};

/** A client that does not begin TLS may wait as long as one that does not send its headers. */
const handshakeOf = ({ headersTimeout }: Timeouts) => ({ handshakeTimeout: headersTimeout });

/** Listens for http and, if asked, for https. If one port cannot be had, the other is given back. */
export const listenAll = async (listener: RequestListener, options: ListenOptions): Promise<Listening> => {
  // Node counts a request as a whole; an image takes as long as it takes.
  const timeouts = { ...(options.timeouts ?? usual), requestTimeout: 0 };
  const server = createServer({ ...limits, ...timeouts }, listener);
  const url = `http://${await started(server, options.port, options)}`;
  if (options.tls === undefined) return listening(url, undefined, [server]);
  try {
    const [{ certificateOf }, https] = await Promise.all([import('./certificate.ts'), import('node:https')]);
    const { certificate, key } = await certificateOf(options.tls, options.host);
    const secure = https.createServer(
      { ...limits, ...timeouts, ...handshakeOf(timeouts), cert: certificate, key },
      listener,
    );
    const tlsUrl = `https://${await started(secure, options.tls.port ?? 0, options)}`;
    return listening(url, { url: tlsUrl, certificate }, [server, secure]);
  } catch (error) {
    await closed(server);
    throw error;
  }
};
