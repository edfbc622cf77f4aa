/** Where the tags of the instance and of the namespace that a case is about are found. */
export const ofInstance = { resource_type: 'instances', resource_id: { $ref: 'instance_id' } } as const;
export const ofNamespaces = { ...ofInstance, sub_resource_type: 'namespaces' } as const;
export const ofNamespace = { ...ofNamespaces, sub_resource_id: { $ref: 'namespace_name' } } as const;

export const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `fake-swr-verify-${index}`, value: '' }));
