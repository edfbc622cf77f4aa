import { isIP } from 'node:net';
import { generate } from 'selfsigned';

/** PEM texts. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const nameEntry = (name: string) =>
  isIP(name) === 0 ? { type: 2 as const, value: name } : { type: 7 as const, ip: name };

const anyAddress = ['0.0.0.0', '::'];

/** The certificate and key that were given, or new ones for localhost, the loopback addresses and the bound host. */
export const certificateOf = async ({ certificate, key }: Partial<Certificate>, host: string): Promise<Certificate> => {
  if (certificate !== undefined && key !== undefined) return { certificate, key };
  if (certificate !== undefined || key !== undefined)
    throw new TypeError('tls: certificate and key must be given together');
  const names = [...new Set(['localhost', '127.0.0.1', '::1', host])].filter((name) => !anyAddress.includes(name));
  const generated = await generate([{ name: 'commonName', value: 'fake-swr' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: names.map(nameEntry) },
    ],
  });
  return { certificate: generated.cert, key: generated.private };
};
