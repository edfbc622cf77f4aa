import { maskedHeader, maskedQuery, shortened } from '../../errors/masked.ts';
import { partsOf, type WireRequest } from '../../wire/wire.ts';
import { type Canonical, type Scheme, stringToSign, textOf } from './canonical.ts';
import { usualMistakes } from './mistakes.ts';

/** Why a signature was refused, for whoever wrote the client. */
export interface Explanation {
  readonly cause: string;
  /** The server's own lines; what may be secret is masked. */
  readonly canonical_request: string;
  readonly string_to_sign: string;
  /** The first line in which the client's canonical request must differ, if that could be found out. */
  readonly line?: { readonly number: number; readonly server: string; readonly client: string };
}

const longestLine = 1024;
const longestText = 8192;

/** How much is signed anew, in characters, to find out a mistake: enough for every combination at an ordinary length. */
const mostSigned = 512 * 1024;

/** However long it is: there are no more single mistakes than that. */
const leastTried = 16;

const shownHeader = (line: string): string => {
  const mark = line.indexOf(':');
  return `${line.slice(0, mark + 1)}${maskedHeader(line.slice(0, mark), line.slice(mark + 1))}`;
};

const linesOf = (canonical: Canonical): readonly string[] => textOf(canonical).split('\n');

const shownLines = (canonical: Canonical): readonly string[] =>
  linesOf({
    ...canonical,
    query: maskedQuery(canonical.query),
    headers: canonical.headers.map(shownHeader),
  }).map((line) => shortened(line, longestLine));

const firstDifference = (server: Canonical, client: Canonical): Pick<Explanation, 'line'> => {
  const other = linesOf(client);
  const at = linesOf(server).findIndex((line, index) => line !== other[index]);
  if (at < 0) return {};
  return { line: { number: at + 1, server: shownLines(server)[at] ?? '', client: shownLines(client)[at] ?? '' } };
};

interface Signed {
  readonly scheme: Scheme;
  readonly ak: string;
  readonly sign: (canonical: string) => string;
  readonly signature: string;
}

/**
 * Finds out what the client did otherwise: signs the request again with each usual mistake until the client's signature
 * comes out, which proves that mistake. Where none does, the secret key is the likely one.
 */
export const explainMismatch = (
  { target, body }: WireRequest,
  canonical: Canonical,
  { scheme, ak, sign, signature }: Signed,
): Explanation => {
  const text = textOf(canonical);
  const about = {
    canonical_request: shortened(shownLines(canonical).join('\n'), longestText),
    string_to_sign: stringToSign(text, scheme),
  };
  const most = Math.max(leastTried, Math.floor(mostSigned / text.length));
  const tried = usualMistakes(canonical, { ...partsOf(target), body }).slice(0, most);
  for (const { cause, change } of tried) {
    const client = { ...canonical, ...change };
    if (sign(textOf(client)) === signature) return { cause, ...about, ...firstDifference(canonical, client) };
  }
  const cause = `no usual mistake gives the client's signature: most likely its secret key is not the one of ${ak}, or a signed header was changed on its way`;
  return { cause, ...about };
};
