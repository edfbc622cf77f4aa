import { shortened } from '../../errors/masked.ts';
import { type Canonical, encode, hashOf } from './canonical.ts';

/** What a client did otherwise than it should, and what it has signed then. */
export interface Mistake {
  readonly cause: string;
  readonly change: Partial<Canonical>;
}

const none: Mistake = { cause: '', change: {} };

const ofUri = ({ uri }: Canonical, path: string): readonly Mistake[] => [
  none,
  {
    cause: 'the client signed the path without the slash that the canonical URI must end with',
    change: { uri: uri.replace(/(.)\/$/, '$1') },
  },
  { cause: 'the client signed the path as it is on the wire, without a slash at its end', change: { uri: path } },
  { cause: 'the client encoded the slashes of the path', change: { uri: encode(path) } },
];

const ofQuery = (search: string): readonly Mistake[] => [
  none,
  {
    cause: 'the client signed the query in the order it was sent; it must be sorted by name',
    change: { query: search },
  },
  { cause: 'the client left the query out of what it signed', change: { query: '' } },
];

/** Ports that a client signs although it sends another, or none, in its Host header. */
const usualPorts = [443, 80, 8080, 8443];

const quoted = (line: string): string => JSON.stringify(shortened(line, 300));

const ofHost = ({ headers }: Canonical): readonly Mistake[] => {
  const host = headers.find((line) => line.startsWith('host:'));
  if (host === undefined) return [none];
  const bare = host.replace(/:\d+$/, '');
  const other = [bare, ...usualPorts.map((port) => `${bare}:${port}`)].filter(
    (line) => line.slice(5) !== host.slice(5),
  );
  return [
    none,
    ...other.map((line) => ({
      cause: `the client signed ${quoted(line)} but sent ${quoted(host)}: the port must be the same in both`,
      change: { headers: headers.map((header) => (header === host ? line : header)) },
    })),
  ];
};

/** Mistakes about a body are looked for only where hashing it anew costs next to nothing. */
const mostBodyBytes = 256 * 1024;

const ofBody = (body: Buffer): readonly Mistake[] => {
  const empty = { cause: 'the client signed an empty body but sent one', change: { hash: hashOf(Buffer.alloc(0)) } };
  const unsigned = {
    cause: 'the client signed UNSIGNED-PAYLOAD without sending X-Sdk-Content-Sha256 as a signed header',
    change: { hash: 'UNSIGNED-PAYLOAD' },
  };
  if (body.length > mostBodyBytes) return [none, empty, unsigned];
  return [
    none,
    empty,
    {
      cause: 'the client signed a body without the line break that it sent at its end',
      change: { hash: hashOf(Buffer.from(body.toString('latin1').trimEnd(), 'latin1')) },
    },
    {
      cause: 'the client signed a body with a line break at its end that it did not send',
      change: { hash: hashOf(Buffer.concat([body, Buffer.from('\n')])) },
    },
    unsigned,
  ];
};

const ofMethod = ({ method }: Canonical): readonly Mistake[] => [
  none,
  { cause: 'the client signed the method in lower case', change: { method: method.toLowerCase() } },
];

interface Counted {
  readonly mistake: Mistake;
  readonly count: number;
}

const both = (one: Counted, { cause, change }: Mistake): Counted => ({
  mistake: {
    cause: [one.mistake.cause, cause].filter(Boolean).join('; '),
    change: { ...one.mistake.change, ...change },
  },
  count: one.count + (cause === '' ? 0 : 1),
});

interface Sent {
  readonly path: string;
  readonly search: string;
  readonly body: Buffer;
}

/** Every combination of the usual mistakes, those of fewer first; what was done right is not among them. */
export const usualMistakes = (canonical: Canonical, { path, search, body }: Sent): readonly Mistake[] =>
  [ofUri(canonical, path), ofQuery(search), ofHost(canonical), ofBody(body), ofMethod(canonical)]
    .reduce<readonly Counted[]>(
      (all, group) => all.flatMap((one) => group.map((mistake) => both(one, mistake))),
      [{ mistake: none, count: 0 }],
    )
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.count - b.count)
    .map(({ mistake }) => mistake);
