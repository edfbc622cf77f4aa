import { partsOf, type WireRequest } from '../../wire/wire.ts';
import { type Canonical, encode, hashOf, linesOf, type Scheme, stringToSign } from './canonical.ts';

/** Why a signature was refused, for whoever wrote the client. */
export interface Explanation {
  readonly cause: string;
  /** The server's own lines; values of signed credentials are masked. */
  readonly canonical_request: string;
  readonly string_to_sign: string;
  /** The first line in which the client's canonical request must differ, if that could be found out. */
  readonly line?: { readonly number: number; readonly server: string; readonly client: string };
}

interface Variant {
  readonly cause: string;
  readonly change: Partial<Canonical>;
}

const secretHeader = /^(x-security-token|x-auth-token|authorization|cookie):.*/s;
const masked = (line: string): string => line.replace(secretHeader, '$1:***');

const same: Variant = { cause: '', change: {} };

const uriVariants = ({ uri }: Canonical, path: string): readonly Variant[] => [
  same,
  {
    cause: 'the client signed the path without the slash that the canonical URI must end with',
    change: { uri: uri.replace(/(.)\/$/, '$1') },
  },
  { cause: 'the client signed the path as it is on the wire, without a slash at its end', change: { uri: path } },
  { cause: 'the client encoded the slashes of the path', change: { uri: encode(path) } },
];

const queryVariants = (search: string): readonly Variant[] => [
  same,
  {
    cause: 'the client signed the query in the order it was sent; it must be sorted by name',
    change: { query: search },
  },
  { cause: 'the client left the query out of what it signed', change: { query: '' } },
];

/** Ports that a client signs although it sends another, or none, in its Host header. */
const usualPorts = [443, 80, 8080, 8443];

const hostVariants = ({ headers }: Canonical): readonly Variant[] => {
  const host = headers.find((line) => line.startsWith('host:'));
  if (host === undefined) return [same];
  const bare = host.replace(/:\d+$/, '');
  const other = [bare, ...usualPorts.map((port) => `${bare}:${port}`)].filter(
    (line) => line.slice(5) !== host.slice(5),
  );
  return [
    same,
    ...other.map((line) => ({
      cause: `the client signed ${JSON.stringify(line)} but sent ${JSON.stringify(host)}: the port must be the same in both`,
      change: { headers: headers.map((header) => (header === host ? line : header)) },
    })),
  ];
};

const bodyVariants = (body: Buffer): readonly Variant[] => [
  same,
  { cause: 'the client signed an empty body but sent one', change: { hash: hashOf(Buffer.alloc(0)) } },
  {
    cause: 'the client signed a body without the line break that it sent at its end',
    change: { hash: hashOf(Buffer.from(body.toString('latin1').trimEnd(), 'latin1')) },
  },
  {
    cause: 'the client signed a body with a line break at its end that it did not send',
    change: { hash: hashOf(Buffer.concat([body, Buffer.from('\n')])) },
  },
  {
    cause: 'the client signed UNSIGNED-PAYLOAD without sending X-Sdk-Content-Sha256',
    change: { hash: 'UNSIGNED-PAYLOAD' },
  },
];

const methodVariants = ({ method }: Canonical): readonly Variant[] => [
  same,
  { cause: 'the client signed the method in lower case', change: { method: method.toLowerCase() } },
];

/** Every combination of the usual mistakes, those with fewer of them first. */
const combinations = (groups: readonly (readonly Variant[])[]): readonly Variant[] =>
  groups
    .reduce<readonly { readonly variant: Variant; readonly count: number }[]>(
      (all, group) =>
        all.flatMap(({ variant, count }) =>
          group.map(({ cause, change }) => ({
            variant: {
              cause: [variant.cause, cause].filter(Boolean).join('; '),
              change: { ...variant.change, ...change },
            },
            count: count + (cause === '' ? 0 : 1),
          })),
        ),
      [{ variant: same, count: 0 }],
    )
    .toSorted((a, b) => a.count - b.count)
    .map(({ variant }) => variant);

const firstDifference = (server: readonly string[], client: readonly string[]): Pick<Explanation, 'line'> => {
  const index = server.findIndex((line, at) => line !== client[at]);
  if (index < 0) return {};
  return { line: { number: index + 1, server: masked(server[index] ?? ''), client: masked(client[index] ?? '') } };
};

/**
 * Finds out what the client did otherwise: signs the request again with each usual mistake until the client's signature
 * comes out, which proves that mistake. Where none does, the secret key is the likely one.
 */
export const explainMismatch = (
  { target, body }: WireRequest,
  canonical: Canonical,
  {
    scheme,
    ak,
    sign,
    signature,
  }: { scheme: Scheme; ak: string; sign: (lines: readonly string[]) => string; signature: string },
): Explanation => {
  const { path, search } = partsOf(target);
  const server = linesOf(canonical);
  const about = { canonical_request: server.map(masked).join('\n'), string_to_sign: stringToSign(server, scheme) };
  const groups = [
    uriVariants(canonical, path),
    queryVariants(search),
    hostVariants(canonical),
    bodyVariants(body),
    methodVariants(canonical),
  ];
  for (const { cause, change } of combinations(groups)) {
    const client = linesOf({ ...canonical, ...change });
    if (cause !== '' && sign(client) === signature) return { cause, ...about, ...firstDifference(server, client) };
  }
  const cause = `no usual mistake gives the client's signature: most likely its secret key is not the one of ${ak}, or a signed header was changed on its way`;
  return { cause, ...about };
};
