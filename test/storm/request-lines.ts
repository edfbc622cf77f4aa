import fc from 'fast-check';
import { host, malformed, repeated, requestText, rudeText, type Shape, token } from './malformed.ts';
import { goodTargets, rudeSegments, targets } from './targets.ts';

const headers = [host, token];

const methods = fc.oneof(
  fc.constantFrom('get', 'G', 'BREW', 'PRI', 'TRACE', 'OPTIONS', 'CONNECT', 'HEAD', 'PROPFIND', 'M-SEARCH', 'QUERY'),
  fc.constantFrom('', ' GET', 'GET ', 'GET\t', 'G\0T', '\xc3\x89', 'GET/', 'A'.repeat(70_000)),
  rudeText(8),
);

const versions = fc.oneof(
  fc.constantFrom('', 'HTTP/1.0', 'HTTP/0.9', 'HTTP/1.2', 'HTTP/2.0', 'HTTP/3', 'HTTP/11.11', 'HTTPS/1.1', 'http/1.1'),
  fc.constantFrom('HTTP/1.1 ', 'HTTP/1.1\0', 'HTTP/1.1 GET', 'HTTP/-1.1', 'RTSP/1.0', 'ICE/1.0', 'SIP/2.0'),
  rudeText(10),
);

const forms = fc.constantFrom(
  ...['*', '', '?', '#', '/?', '//', '///v2', 'v2/x', '127.0.0.1:80', 'http://', 'http:///v2/', 'http://[::1/v2/x'],
  ...['https://u:p@evil.example/v2/x', 'ftp://x/_fake/health', '/../_fake/health', '/_fake/../../etc/passwd', '/_fake'],
  ...['/_fake/', '/_fake//health', '/_fake/%2e%2e/', '/%5Ffake/health', '/\\_fake', '/.%00/', '/v2', '/v2/', '/v3.0/'],
);

const queries = fc.oneof(
  fc.constantFrom(
    'limit=%zz',
    'limit',
    '=',
    '&&&',
    '?????',
    'limit=1&limit=2',
    'limit[]=1',
    'limit[a][b]=c',
    '%00=%00',
  ),
  fc.constantFrom(
    '__proto__=1',
    'constructor[prototype]=1',
    'offset=1e309',
    'offset=-0',
    'offset=0x10',
    'limit=٣',
    '%ff=%ff',
  ),
  fc.constantFrom('project_id=%zz', 'project_id=a&project_id=b', 'toString=1', 'offset=9007199254740993', 'limit=10#x'),
  repeated(['a=b&', 'limit=1&', '&', '=', '%41', 'a[0]=1&', ';'], [10, 500, 4000]),
  rudeText(40),
);

export const wrongMethods: Shape = fc
  .tuple(methods, goodTargets)
  .map(([method, { path }]) => malformed('method', requestText({ method, target: path, headers })));

export const wrongVersions: Shape = fc
  .tuple(versions, goodTargets)
  .map(([version, { method, path }]) => malformed('version', requestText({ method, target: path, version, headers })));

export const wrongForms: Shape = fc
  .tuple(forms, fc.constantFrom('GET', 'POST', 'OPTIONS', 'CONNECT'))
  .map(([target, method]) => malformed('form of the target', requestText({ method, target, headers })));

export const rudePaths: Shape = targets.map(({ method, path }) =>
  malformed('path', requestText({ method, target: path, headers })),
);

export const unknownPaths: Shape = fc
  .tuple(fc.constantFrom('/', '/v2/', '/v3/', '/_fake/', '/v5/', '/service/', '/_fake/worlds/'), rudeSegments)
  .map(([start, rude]) => malformed('unknown path', requestText({ target: start + rude, headers })));

export const absurdQueries: Shape = fc
  .tuple(goodTargets, queries)
  .map(([{ method, path }, query]) => malformed('query', requestText({ method, target: `${path}?${query}`, headers })));

export const hugeUris: Shape = repeated(['a', '%41', '/a', '?a', '%zz'], [5000, 17_000, 22_000, 66_000]).map((piece) =>
  malformed('huge URI', requestText({ target: `/v2/${piece}`, headers })),
);

const breaks = fc.constantFrom('\n', '\r', '\r\r\n', '\n\n', '\0', ' ', '\r\n\r\n', '\x0b');

export const brokenLines: Shape = fc
  .tuple(goodTargets, breaks, fc.integer({ min: 0, max: 40 }))
  .map(([{ method, path }, piece, at]) => {
    const text = requestText({ method, target: path, headers });
    return malformed('broken line', text.slice(0, at) + piece + text.slice(at));
  });
