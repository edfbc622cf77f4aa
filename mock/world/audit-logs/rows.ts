export type Operation = 'create' | 'delete' | 'pull';

/** That an artifact was pushed, deleted or pulled. */
export interface AuditLogRow {
  readonly id: number;
  readonly instance_id: string;
  readonly operation: Operation;
  readonly resource_type: string;
  /** `<namespace>/<repository>:<digest>`. */
  readonly resource: string;
  readonly username: string;
  readonly op_time: string;
}
