/** 2 enabled, 3 disabled, 4 pending deletion, 5 waiting for its material. Source: KMS, querying a key. */
export type KeyState = '2' | '3' | '4' | '5';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** How a key's material is replaced from time to time; left out of a row, it is not. */
interface Rotation {
  readonly interval_days: number;
  readonly sinceMs: number;
}

/** A key of the Key Management Service. What it signs with follows from its id: see `key-pair.ts`. */
export interface KeyRow {
  readonly id: string;
  readonly project_id: string;
  readonly key_alias: string;
  readonly key_description: string;
  readonly key_spec: string;
  readonly key_usage: string;
  readonly origin: string;
  readonly keystore_id: string;
  readonly enterprise_project_id: string;
  readonly key_state: KeyState;
  readonly createdMs: number;
  /** When a key whose deletion is scheduled will be gone. */
  readonly deletedMs?: number;
  readonly rotation?: Rotation;
  readonly tags: readonly Tag[];
}
