// The SDK's published package of SWR knows nothing of the Enterprise Edition, so its paths are written out here.
export const instance = '/v2/{project_id}/instances/{instance_id}';
export const namespace = `${instance}/namespaces/{namespace_name}`;
export const repository = `${namespace}/repositories/{repository_name}`;
export const artifacts = `${repository}/artifacts`;
