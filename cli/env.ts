import { demoTenant } from '../mock/index.ts';
import type { Terminal } from './terminal.ts';

const { ak, sk, token, region, project_id: project, domain_id: domain, instance_id: instance } = demoTenant;

const variables = (url: string): Readonly<Record<string, string>> => ({
  [`HUAWEICLOUD_SDK_REGION_SWR_${region.toUpperCase().replaceAll('-', '_')}`]: url,
  CLOUD_SDK_AK: ak,
  CLOUD_SDK_SK: sk,
  FAKE_SWR_URL: url,
  FAKE_SWR_REGION: region,
  FAKE_SWR_PROJECT_ID: project,
  FAKE_SWR_INSTANCE_ID: instance,
  FAKE_SWR_TOKEN: token,
});

const lines = (url: string, line: (name: string, value: string) => string): string =>
  Object.entries(variables(url))
    .map(([name, value]) => line(name, value))
    .join('\n');

const bash = (url: string): string => lines(url, (name, value) => `export ${name}='${value}'`);

const java = (url: string): string => `${bash(url)}

// The documented program then runs as it is, with SwrRegion.valueOf("${region}"). Or without the variables:
ICredential auth = new BasicCredentials()
    .withAk("${ak}").withSk("${sk}").withProjectId("${project}");
SwrClient client = SwrClient.newBuilder().withCredential(auth).withEndpoint("${url}").build();`;

const python = (url: string): string => `${bash(url)}

# The documented program then runs as it is, with SwrRegion.value_of("${region}"). Or without the variables:
credentials = BasicCredentials("${ak}", "${sk}", "${project}")
client = SwrClient.new_builder().with_credentials(credentials).with_endpoint("${url}").build()`;

const go = (url: string): string => `${bash(url)}

// The documented program then runs as it is, with region.ValueOf("${region}"). Or without the variables:
auth := basic.NewCredentialsBuilder().WithAk("${ak}").WithSk("${sk}").WithProjectId("${project}").Build()
client := swr.NewSwrClient(swr.SwrClientBuilder().WithEndpoint("${url}").WithCredential(auth).Build())`;

const node = (url: string): string => `// npm install @huaweicloud/huaweicloud-sdk-core uuid@9
const { BasicCredentials } = require('@huaweicloud/huaweicloud-sdk-core');
const { ClientBuilder } = require('@huaweicloud/huaweicloud-sdk-core/ClientBuilder');
const credentials = new BasicCredentials().withAk('${ak}').withSk('${sk}').withProjectId('${project}');
const client = new ClientBuilder((hc) => ({ hc })).withCredential(credentials).withEndpoint('${url}').build();
// The package for SWR on npm is of the basic edition, so a path is written by hand:
client.hc.sendRequest({
  method: 'GET',
  url: '/v2/{project_id}/instances/{instance_id}/namespaces/{namespace_name}/signature/policies/{policy_id}/executions/{execution_id}/tasks',
  contentType: 'application/json',
  pathParams: { instance_id: '${instance}', namespace_name: 'root', policy_id: 3, execution_id: 8 },
  queryParams: { offset: 0, limit: 10 },
  headers: {},
}).then(console.log);`;

const terraform = (url: string): string => `provider "huaweicloud" {
  region                  = "${region}"
  access_key              = "${ak}"
  secret_key              = "${sk}"
  project_id              = "${project}"
  domain_id               = "${domain}"
  auth_url                = "${url}/v3"
  insecure                = true
  skip_check_website_type = true
  max_retries             = 0
  endpoints = {
    swr = "${url}/"
    iam = "${url}/"
  }
}`;

const curl = (url: string): string => `curl -H 'X-Auth-Token: ${token}' \\
  '${url}/v2/${project}/instances/${instance}/namespaces/root/signature/policies/3/executions/8/tasks?offset=1&limit=1'`;

const powershell = (url: string): string => lines(url, (name, value) => `$env:${name} = '${value}'`);

/** The settings of each kind of client, to be pasted. */
export const settings = { bash, powershell, java, python, go, node, terraform, curl } as const;
export type ClientKind = keyof typeof settings;

export const printSettings = (kind: ClientKind, url: string, { write }: Terminal): void =>
  write(`${settings[kind](url.replace(/\/+$/, ''))}\n`);
