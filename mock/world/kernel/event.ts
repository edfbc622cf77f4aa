/**
 * What has happened to a resource, said once by whoever did it and heard by whoever cares: policies, webhooks, scans, the
 * audit log. Plain ids; what else a listener wants to know it finds in the rows.
 */
export type WorldEvent =
  | {
      readonly kind: 'artifact.pushed';
      readonly artifact_id: number;
      /** Those that it was pushed with; left out, all that it has. */
      readonly tags?: readonly string[];
    }
  | { readonly kind: 'artifact.deleted'; readonly artifact_id: number; readonly repository_id: number }
  | { readonly kind: 'namespace.deleted'; readonly namespace_id: number };
