import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { type Contender, here } from '../common/contender.ts';
import { documentedPage } from '../common/demo.ts';
import { page } from '../servers/page.mjs';

const version = '3.13.2';
const jar = here(`.cache/wiremock-standalone-${version}.jar`);
const root = here('.cache/wiremock');

const runs = (file: string, args: readonly string[]): boolean => spawnSync(file, args).status === 0;

const fetchJar = (): boolean =>
  existsSync(jar) ||
  runs('mvn', [
    ...['-q', '-B', 'dependency:copy', `-Dartifact=org.wiremock:wiremock-standalone:${version}`],
    ...[`-DoutputDirectory=${here('.cache')}`, '-Dmdep.useBaseVersion=true'],
  ]);

const stub = {
  request: {
    method: 'GET',
    urlPathPattern: '/v2/[^/]+/instances/[^/]+/namespaces/[^/]+/signature/policies/[0-9]+/executions/[0-9]+/tasks',
  },
  response: { status: 200, jsonBody: page, headers: { 'Content-Type': 'application/json' } },
};

export const wiremock: Contender = {
  name: 'wiremock',
  label: 'WireMock (young JVM)',
  version: () => `wiremock ${version}`,
  fetch: () => {
    if (!runs('java', ['-version'])) return 'there is no Java';
    if (!fetchJar()) return `Maven could not fetch org.wiremock:wiremock-standalone:${version}`;
    mkdirSync(`${root}/mappings`, { recursive: true });
    writeFileSync(`${root}/mappings/tasks.json`, JSON.stringify(stub));
    return undefined;
  },
  command: (port) => ({
    file: 'java',
    args: [
      ...['-jar', jar, '--root-dir', root, '--bind-address', '127.0.0.1', '--port', String(port)],
      ...['--disable-banner', '--max-request-journal-entries', '20000'],
    ],
  }),
  first: documentedPage,
  headers: () => ({}),
};
