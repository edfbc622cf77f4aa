import { type EmbeddedFakeSwr, version } from '../mock/index.ts';

const example = ({ url, projectId, instanceId, token }: EmbeddedFakeSwr): string =>
  [
    `curl -H 'X-Auth-Token: ${token}' \\`,
    `  '${url}/v2/${projectId}/instances/${instanceId}/namespaces/root/signature/policies/3/executions/8/tasks?offset=1&limit=1'`,
  ].join('\n');

const anyExample = ({ url, projectId, token }: EmbeddedFakeSwr): string =>
  [`curl -H 'X-Auth-Token: ${token}' \\`, `  '${url}/v2/${projectId}/instances'`].join('\n');

const registry = ({ registry: login }: EmbeddedFakeSwr): string =>
  login === undefined ? '' : `  registry      ${login.host}, user ${login.user}, password ${login.password}\n`;

const stops = { never: 'new', cleanly: 'the last stop was clean', 'not cleanly': 'the last stop was not clean' };

/** Where the data is, what came back, and what is promised of it. */
export const dataLine = ({ data }: EmbeddedFakeSwr): string => {
  if (data === undefined) return '';
  const { folder, wasStopped, commands, replayed } = data;
  const back =
    commands === 0
      ? ''
      : `: ${commands} ${commands === 1 ? 'command' : 'commands'} came back, ${replayed} applied again`;
  return `  data          ${folder} (${stops[wasStopped]}${back})
                what is answered is on the disk; uploads under way, the journal and coverage are not kept
`;
};

/** Which log is shared, and what is promised of it. */
const redisLine = ({ redis }: EmbeddedFakeSwr): string => {
  if (redis === undefined) return '';
  const { url, replica, reads, isNew, commands, guarantee } = redis;
  const found = isNew ? 'new' : `joined behind ${commands} ${commands === 1 ? 'command' : 'commands'}`;
  const shown =
    reads === 'local' ? 'reads show what this replica has (--reads local)' : 'reads show what any replica has answered';
  return `  redis         ${url} (${found}), replica ${replica}
                ${guarantee}
                ${shown}; journal, coverage and metrics are this replica's own
`;
};

/** Where settings came from that were not said on the command line. */
export const configLine = (path: string | undefined): string => (path === undefined ? '' : `  config        ${path}\n`);

interface BannerOptions {
  readonly isDemo: boolean;
  readonly isOpen: boolean;
  readonly config: string | undefined;
}

/** What a newcomer needs to make a first call. */
export const banner = (
  swr: EmbeddedFakeSwr,
  { isDemo, isOpen, config }: BannerOptions,
): string => `fake-swr ${version} serves SWR Enterprise Edition (API v2)

  endpoint      ${swr.url}${swr.tls === undefined ? '' : `\n                ${swr.tls.url} (certificate: ${swr.url}/_fake/certificate.pem)`}
  dashboard     ${swr.url}/_fake/
  region        ${swr.region}
  project id    ${swr.projectId}
  instance id   ${swr.instanceId}
  AK            ${swr.ak}
  SK            ${swr.sk}
  X-Auth-Token  ${swr.token}
${registry(swr)}${configLine(config)}${dataLine(swr)}${redisLine(swr)}${isOpen ? '\n/_fake/ is open to whoever reaches this port (--control open).\n' : ''}
Try it:

${isDemo ? example(swr) : anyExample(swr)}

Ctrl-C stops it.
`;
