import { fakeUrl, type Schemas } from '../../api.ts';

type Entry = Schemas['JournalEntry'];

/** What curl says by itself, what holds for one connection only, and signatures, which are of one request. */
const left = new Set([
  ...['host', 'content-length', 'connection', 'transfer-encoding', 'accept-encoding', 'expect', 'keep-alive', 'te'],
  ...['upgrade', 'x-sdk-date', 'x-sdk-content-sha256', 'user-agent', 'accept-language', 'sec-fetch-mode'],
]);

/** How secrets are kept in the journal. */
const masked = '***';

/** One word of a POSIX shell, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const isSecret = (name: string, value: string): boolean =>
  value.includes(masked) || /^(authorization|x-auth-token|x-security-token|cookie)$/.test(name);

const bodyOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

/** A call of the API that can be made again in a shell, with `$TOKEN` in place of what identified the caller. */
export const curlOf = ({ method, path, request_headers, request_body }: Entry): string => {
  const headers = Object.entries(request_headers).filter(([name]) => !left.has(name));
  const isIdentified = headers.some(([name, value]) => isSecret(name, value));
  const parts = [
    `curl --globoff ${method === 'GET' ? '' : `-X ${quoted(method)} `}${quoted(fakeUrl + path)}`,
    ...(isIdentified ? ['-H "X-Auth-Token: $TOKEN"'] : []),
    ...headers
      .filter(([name, value]) => !isSecret(name, value))
      .map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(request_body === undefined ? [] : [`--data-raw ${quoted(bodyOf(request_body))}`]),
  ];
  return parts.join(' \\\n  ');
};
