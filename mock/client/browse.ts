import type { components } from '../../spec/generated/control.types.ts';
import type { ControlId, ControlInput, ControlOutput } from '../spec/control-types.ts';
import type { Call } from './call.ts';

type Given<Id extends ControlId> = Omit<ControlInput<Id>['query'], 'project_id'>;
type Read<Id extends ControlId> = (query?: Given<Id>) => Promise<ControlOutput<Id>>;

/** What a world holds, page by page. Looking changes nothing: no journal line, no coverage, no poll. */
export interface Browse {
  readonly instances: Read<'browseInstances'>;
  readonly namespaces: Read<'browseNamespaces'>;
  readonly repositories: (query: Given<'browseRepositories'>) => Promise<ControlOutput<'browseRepositories'>>;
  readonly artifacts: (query: Given<'browseArtifacts'>) => Promise<ControlOutput<'browseArtifacts'>>;
  readonly vulnerabilities: (query: Given<'browseVulnerabilities'>) => Promise<ControlOutput<'browseVulnerabilities'>>;
  readonly runs: Read<'browseRuns'>;
  readonly tasks: (
    run: { readonly family?: components['schemas']['RunFamily']; readonly executionId: number },
    query?: Given<'browseTasks'>,
  ) => Promise<ControlOutput<'browseTasks'>>;
  readonly policies: Read<'browsePolicies'>;
  readonly webhooks: Read<'browseWebhooks'>;
  /** What is due next. */
  readonly due: Read<'listDue'>;
}

export const browseOf = (call: Call, project_id: string): Browse => ({
  instances: (query) => call('browseInstances', { query: { project_id, ...query } }),
  namespaces: (query) => call('browseNamespaces', { query: { project_id, ...query } }),
  repositories: (query) => call('browseRepositories', { query: { project_id, ...query } }),
  artifacts: (query) => call('browseArtifacts', { query: { project_id, ...query } }),
  vulnerabilities: (query) => call('browseVulnerabilities', { query: { project_id, ...query } }),
  runs: (query) => call('browseRuns', { query: { project_id, ...query } }),
  tasks: ({ family = 'signature', executionId: execution_id }, query) =>
    call('browseTasks', { path: { family, execution_id }, query: { project_id, ...query } }),
  policies: (query) => call('browsePolicies', { query: { project_id, ...query } }),
  webhooks: (query) => call('browseWebhooks', { query: { project_id, ...query } }),
  due: (query) => call('listDue', { query: { project_id, ...query } }),
});
