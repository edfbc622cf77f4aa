// Who asks, and for which instance. The SDK for Node has no regions file, so the endpoint is given.
import core from '@huaweicloud/huaweicloud-sdk-core';
import clientBuilder from '@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js';
import log from '@huaweicloud/huaweicloud-sdk-core/logger/log4jLogger.js';
import { fail } from './fail.js';

log.Logger4jInstance.level = 'off'; // else the SDK prints every refusal, with all it knows of the request

const environment = (name, otherwise) =>
  process.env[name] || otherwise || fail(`the environment variable ${name} is not set`);

const endpoint = environment('FAKE_SWR_URL');
const instance_id = environment('FAKE_SWR_INSTANCE_ID', '11111111-2222-4333-8444-555555555555');

export const login = {
  ak: environment('CLOUD_SDK_AK'),
  sk: environment('CLOUD_SDK_SK'),
  projectId: environment('FAKE_SWR_PROJECT_ID', '0f1e2d3c4b5a69788796a5b4c3d2e1f0'),
};

export const anyNamespace = { instance_id };
export const library = { instance_id, namespace_name: 'library' };
export const root = { instance_id, namespace_name: 'root' };

export const connect = ({ ak, sk, projectId }) =>
  new clientBuilder.ClientBuilder((http) => http)
    .withCredential(new core.BasicCredentials().withAk(ak).withSk(sk).withProjectId(projectId))
    .withEndpoint(endpoint)
    .build();
