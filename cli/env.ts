import { demoTenant } from '../mock/index.ts';
import { go, java, node, python } from './env-programs.ts';
import { containerd, cosign, crane, docker, helm, oras, skopeo } from './env-registry.ts';
import type { Terminal } from './terminal.ts';

const { ak, sk, token, region, project_id: project, domain_id: domain, instance_id: instance } = demoTenant;

const regionVariable = (service: string): string =>
  `HUAWEICLOUD_SDK_REGION_${service}_${region.toUpperCase().replaceAll('-', '_')}`;

/**
 * What the SDKs read. Without a project id they ask IAM for it, at an address of its own. HUAWEICLOUD_SDK_AK and its
 * neighbours are for programs that give no credentials, CLOUD_SDK_AK and CLOUD_SDK_SK for the documented ones.
 */
const variables = (url: string): Readonly<Record<string, string>> => ({
  [regionVariable('SWR')]: url,
  [regionVariable('IAM')]: url,
  HUAWEICLOUD_SDK_IAM_ENDPOINT: url,
  HUAWEICLOUD_SDK_AK: ak,
  HUAWEICLOUD_SDK_SK: sk,
  HUAWEICLOUD_SDK_PROJECT_ID: project,
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
    kms = "${url}/"
    vpc = "${url}/"
    dns = "${url}/"
    eps = "${url}/"
  }
}`;

/** What its Huawei Cloud provider and the SDK below it read. Clients are built by region, so an address needs both variables. */
const custodian = (url: string): string =>
  Object.entries({
    HUAWEI_ACCESS_KEY_ID: ak,
    HUAWEI_SECRET_ACCESS_KEY: sk,
    HUAWEI_PROJECT_ID: project,
    HUAWEI_DEFAULT_REGION: region,
    [regionVariable('SWR')]: url,
    [regionVariable('IAM')]: url,
    HUAWEICLOUD_SDK_IAM_ENDPOINT: url,
  })
    .map(([name, value]) => `export ${name}='${value}'`)
    .join('\n');

const curl = (url: string): string => `curl -H 'X-Auth-Token: ${token}' \\
  '${url}/v2/${project}/instances/${instance}/namespaces/root/signature/policies/3/executions/8/tasks?offset=1&limit=1'`;

const powershell = (url: string): string => lines(url, (name, value) => `$env:${name} = '${value}'`);

/** The settings of each kind of client, to be pasted. */
export const settings = {
  ...{ bash, powershell, java, python, go, node, terraform, custodian, curl },
  ...{ docker, crane, oras, cosign, helm, skopeo, containerd },
} as const;
export type ClientKind = keyof typeof settings;

export const printSettings = (kind: ClientKind, url: string, { write }: Terminal): void =>
  write(`${settings[kind](url.replace(/\/+$/, ''))}\n`);
