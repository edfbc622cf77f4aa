import fc from 'fast-check';
import { host, malformed, repeated, requestText, rudeText, type Shape, token } from './malformed.ts';
import { goodTargets } from './targets.ts';

const hosts = fc.oneof(
  fc.constantFrom('Host:', 'Host: ', 'Host: a b', 'Host: a:b', 'Host: a:99999', 'Host: :80', 'Host: [::1', 'Host: u@h'),
  fc.constantFrom(
    'Host: evil.example',
    'Host: a,b',
    'Host: a\r\nHost: b',
    'Host: http://x/',
    'Host: %zz',
    'Host: \xff',
  ),
  fc.constantFrom(
    'Host : x',
    'HOST: 127.0.0.1',
    ' Host: x',
    'Host: xn--',
    'Host: 0x7f.1',
    'Host: 2130706433',
    'X-None: 1',
  ),
  rudeText(12).map((name) => `Host: ${name}`),
);

const bombs = fc.oneof(
  fc.constantFrom(1, 100, 2100, 5000).map((count) => Array.from({ length: count }, (_, at) => `X-${at}: ${at}`)),
  fc.constantFrom(100, 2100).map((count) => Array.from({ length: count }, () => 'Cookie: a=b')),
  repeated(['a', ' ', '\xff', 'a,', '"'], [1000, 16_000, 70_000]).map((value) => [`X-Long: ${value}`]),
  repeated(['a', '-'], [1000, 70_000]).map((name) => [`${name}: 1`]),
  repeated(['\r\n folded', '\r\n\tfolded'], [1, 100]).map((value) => [`X-Folded: a${value}`]),
);

const strange = fc.oneof(
  fc.constantFrom(
    'NoColon',
    ': no name',
    'X Y: 1',
    'X-\0: 1',
    'X-Nul: a\0b',
    'X-Esc: \x1b[2J',
    'X-Cr: a\rb',
    'X-Lf: a\nb',
  ),
  fc.constantFrom(
    'Expect: 100-continue',
    'Expect: 200-ok',
    'Upgrade: h2c',
    'Connection: close, close',
    'Connection: \xff',
  ),
  fc.constantFrom(
    'Connection: Upgrade\r\nUpgrade: websocket',
    'TE: trailers',
    'Accept: \xff',
    'Range: bytes=9-1',
    '__proto__: 1',
  ),
  rudeText(30),
);

const signed = 'SDK-HMAC-SHA256 Access=FAKESWRDEMOACCESSKEY, SignedHeaders=';
const credentials = fc.oneof(
  fc.constantFrom(
    'X-Auth-Token:',
    'X-Auth-Token: %zz',
    'X-Auth-Token: a\r\nX-Auth-Token: b',
    'Authorization: Bearer x',
  ),
  fc.constantFrom('Authorization: SDK-HMAC-SHA256', `Authorization: ${signed}, Signature=`, 'Authorization: Basic %%%'),
  fc.constantFrom(
    `Authorization: ${signed}host;host;__proto__, Signature=${'0'.repeat(64)}\r\nX-Sdk-Date: 99999999T999999Z`,
  ),
  fc.constantFrom(`Authorization: ${signed}x-sdk-date, Signature=${'f'.repeat(64)}\r\nX-Sdk-Date: \xff`),
  repeated(['a;', 'host;', ','], [10, 2000, 9000]).map(
    (names) => `Authorization: ${signed}${names}, Signature=${'0'.repeat(64)}`,
  ),
  repeated(['.', 'a', 'eyJ'], [10, 9000]).map((text) => `X-Auth-Token: ${text}`),
  rudeText(60).map((text) => `Authorization: SDK-HMAC-SHA256 ${text}`),
  rudeText(60).map((text) => `X-Auth-Token: ${text}`),
  rudeText(40).map((text) => `X-Fake-Control-Token: ${text}\r\nX-Fake-Explain: 1`),
  fc.constantFrom(
    'X-Subject-Token: %zz',
    'X-Security-Token: \xff',
    'X-Project-Id: \0',
    'X-Sdk-Content-Sha256: UNSIGNED',
  ),
);

export const wrongHosts: Shape = fc
  .tuple(hosts, goodTargets, fc.boolean())
  .map(([line, { method, path }, isTwice]) =>
    malformed('host', requestText({ method, target: path, headers: [line, ...(isTwice ? [host] : []), token] })),
  );

export const headerBombs: Shape = fc
  .tuple(bombs, goodTargets)
  .map(([lines, { path }]) =>
    malformed('header bomb', requestText({ target: path, headers: [host, token, ...lines] })),
  );

export const strangeHeaders: Shape = fc
  .tuple(strange, goodTargets)
  .map(([line, { method, path }]) =>
    malformed('header', requestText({ method, target: path, headers: [host, token, line] })),
  );

export const wrongCredentials: Shape = fc
  .tuple(credentials, goodTargets)
  .map(([line, { method, path }]) =>
    malformed('credentials', requestText({ method, target: path, headers: [host, line] })),
  );
