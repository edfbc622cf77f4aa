import type { FakeSwr } from '../index.ts';
import { version } from '../version.ts';

const example = ({ url, projectId, instanceId, token }: FakeSwr): string =>
  [
    `curl -H 'X-Auth-Token: ${token}' \\`,
    `  '${url}/v2/${projectId}/instances/${instanceId}/namespaces/root/signature/policies/3/executions/8/tasks?offset=1&limit=1'`,
  ].join('\n');

const anyExample = ({ url, projectId, token }: FakeSwr): string =>
  [`curl -H 'X-Auth-Token: ${token}' \\`, `  '${url}/v2/${projectId}/instances'`].join('\n');

/** What a newcomer needs to make a first call. */
export const banner = (
  swr: FakeSwr,
  seed: string,
): string => `fake-swr ${version} serves SWR Enterprise Edition (API v2)

  endpoint      ${swr.url}
  region        ${swr.region}
  project id    ${swr.projectId}
  instance id   ${swr.instanceId}
  AK            ${swr.ak}
  SK            ${swr.sk}
  X-Auth-Token  ${swr.token}

Try it:

${seed === 'demo' ? example(swr) : anyExample(swr)}

Ctrl-C stops it.
`;
