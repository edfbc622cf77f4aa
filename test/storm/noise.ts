import fc from 'fast-check';
import { host, malformed, repeated, requestText, rudeText, type Shape, token } from './malformed.ts';
import { goodTargets } from './targets.ts';

const anyBytes = fc.uint8Array({ minLength: 1, maxLength: 400 }).map((all) => Buffer.from(all).toString('latin1'));

export const garbage: Shape = fc
  .oneof(anyBytes, rudeText(200), repeated(['\0', '\r\n', '\xff', '\n', ' ', 'A'], [1, 1000, 70_000]))
  .map((text) => malformed('garbage', text));

const alpn = '\0\x10\0\x0b\0\x09\x08http/1.1';

/** The first record of TLS, whose lengths are right, wrong or missing. */
const clientHello = fc
  .tuple(
    fc.constantFrom('\x16\x03\x01', '\x16\x03\x03', '\x80\x2e\x01', '\x15\x03\x01', '\x17\x03\x03'),
    anyBytes,
    fc.boolean(),
  )
  .map(([start, random, isRight]) => {
    const body = `\x01\0\0${String.fromCharCode((random.length + alpn.length) & 255)}\x03\x03${random}${alpn}`;
    const length = isRight ? body.length : 0xffff;
    return `${start}${String.fromCharCode(length >>> 8, length & 255)}${body}`;
  });

export const tlsToHttp: Shape = clientHello.map((text) => malformed('TLS to the port of http', text));

export const brokenTls: Shape = fc
  .oneof(
    clientHello,
    garbage.map(({ parts }) => String(parts[0]?.toString('latin1'))),
  )
  .map((text) => malformed('broken TLS', text, { toTls: true }));

export const httpToTls: Shape = goodTargets.map(({ method, path }) =>
  malformed('http to the port of TLS', requestText({ method, target: path, headers: [host, token] }), { toTls: true }),
);

export const otherProtocols: Shape = fc
  .constantFrom(
    ...[
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0',
      'SSH-2.0-OpenSSH_9.6\r\n',
      'EHLO x\r\n',
      '*1\r\n$4\r\nPING\r\n',
    ],
    ...[
      '\x05\x01\0',
      '\x04\x01\0\x50\x7f\0\0\x01\0',
      'PROXY TCP4 1.1.1.1 2.2.2.2 1 2\r\nGET / HTTP/1.1\r\n\r\n',
      '\x03\0\0\x13\x0e\xe0',
    ],
  )
  .map((text) => malformed('another protocol', text));

/** A good request of which some bytes are others. */
export const flipped: Shape = fc
  .tuple(goodTargets, fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }))
  .map(([{ method, path }, flips]) => {
    const bytes = Buffer.from(requestText({ method, target: path, headers: [host, token] }), 'latin1');
    for (const [at, byte] of flips) bytes[at % bytes.length] = byte;
    return { shape: 'flipped bytes', parts: [bytes] };
  });
