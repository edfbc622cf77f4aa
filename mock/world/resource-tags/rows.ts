/** A key and a value that a user has put on a resource. A resource has a key once. */
export interface TagFields {
  readonly id: number;
  readonly key: string;
  readonly value: string;
}

export interface InstanceTagRow extends TagFields {
  readonly instance_id: string;
}

export interface NamespaceTagRow extends TagFields {
  readonly namespace_id: number;
}
