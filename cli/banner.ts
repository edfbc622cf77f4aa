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

/** What a newcomer needs to make a first call. */
export const banner = (
  swr: EmbeddedFakeSwr,
  { seed, isOpen }: { readonly seed: string; readonly isOpen: boolean },
): string => `fake-swr ${version} serves SWR Enterprise Edition (API v2)

  endpoint      ${swr.url}${swr.tls === undefined ? '' : `\n                ${swr.tls.url} (certificate: ${swr.url}/_fake/certificate.pem)`}
  region        ${swr.region}
  project id    ${swr.projectId}
  instance id   ${swr.instanceId}
  AK            ${swr.ak}
  SK            ${swr.sk}
  X-Auth-Token  ${swr.token}
${registry(swr)}${isOpen ? '\n/_fake/ is open to whoever reaches this port (--control open).\n' : ''}
Try it:

${seed === 'demo' ? example(swr) : anyExample(swr)}

Ctrl-C stops it.
`;
