import type { Wire } from '../../spec/types.ts';

/** How a registry fares: one that is unhealthy answers but refuses, one that is unreachable does not answer. */
export type RegistryHealth = 'healthy' | 'unhealthy' | 'unreachable';

export interface RegistryRow {
  readonly id: number;
  /** The instance that the registry was created in. */
  readonly owner_id: string;
  readonly name: string;
  readonly description: string;
  readonly type: Wire<'RegistryType'>;
  readonly url: string;
  readonly credential: Wire<'RegistryCredential'>;
  readonly insecure: boolean;
  /** Of the instance that the registry is; empty where it is none. */
  readonly region_id: string;
  readonly project_id: string;
  readonly instance_id: string;
  readonly dns_conf?: Wire<'DnsConf'>;
  readonly health: RegistryHealth;
  readonly created_at: string;
  readonly updated_at: string;
}

/** An artifact in a registry: seeded, or pushed there. */
export interface RegistryArtifactRow {
  readonly id: number;
  readonly registry_id: number;
  /** With its namespace. */
  readonly repository: string;
  readonly digest: string;
  readonly type: string;
  readonly media_type: string;
  readonly manifest_media_type: string;
  readonly size: number;
  readonly tags: readonly string[];
  readonly pushed_at: string;
  /** Whether replication brought it; left out, a seed did. */
  readonly replicated?: true;
}
