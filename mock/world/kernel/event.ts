/** A manifest in the store, and how many layers and configurations it refers to; `size` is that of all of them. */
export interface StoredManifest {
  readonly digest: string;
  readonly blobs: number;
  readonly size: number;
}

/**
 * What has happened to a resource, said once by whoever did it and heard by whoever cares: policies, webhooks, scans, the
 * audit log. Plain ids, and the name of what is gone; what else a listener wants to know it finds in the rows.
 */
export type WorldEvent =
  | {
      readonly kind: 'artifact.deleted';
      readonly artifact_id: number;
      readonly repository_id: number;
      readonly digest: string;
      /** What stays in the store until garbage is collected: its manifest and those of its accessories. */
      readonly stored: readonly StoredManifest[];
    }
  | {
      readonly kind: 'tag.deleted';
      readonly artifact_id: number;
      readonly repository_id: number;
      readonly name: string;
    }
  | {
      readonly kind: 'repository.deleted';
      readonly repository_id: number;
      readonly namespace_id: number;
      readonly name: string;
    }
  | {
      readonly kind: 'artifact.pushed';
      readonly artifact_id: number;
      /** The tags that it was pushed with; left out, all that it has. */
      readonly tags?: readonly string[];
    }
  | {
      readonly kind: 'artifact.pulled';
      readonly artifact_id: number;
      /** Left out where it was pulled by its digest. */
      readonly tag?: string;
    }
  | { readonly kind: 'namespace.deleted'; readonly namespace_id: number }
  /** An instance is there, if not yet running; what a fresh one holds is added by whoever hears of it. */
  | {
      readonly kind: 'instance.created';
      readonly instance_id: string;
      /** That it is not to be reached from its VPC; left out, it is. */
      readonly without_intranet_access?: true;
      readonly resource_tags: readonly { readonly key: string; readonly value: string }[];
    }
  | { readonly kind: 'instance.deleted'; readonly instance_id: string }
  /** What nobody refers to has been removed from the store of an instance. */
  | { readonly kind: 'gc.finished'; readonly instance_id: string };
