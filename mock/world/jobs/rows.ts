import type { Wire } from '../../spec/types.ts';
import type { Creation } from '../resources/creation.ts';

/** A job of a project. It outlives its instance. */
export interface JobRow {
  readonly id: string;
  readonly project_id: string;
  readonly instance_id: string;
  readonly resource_id: string;
  readonly resource_name: string;
  readonly type: string;
  /** As it is for ever, unless there is a creation that it follows. */
  readonly status: Wire<'JobStatus'>;
  readonly reason: string;
  readonly creation?: Creation;
  readonly created_at: string;
  readonly updated_at: string;
  /** When it was deleted; it may be seen for a while. */
  readonly deletedMs?: number;
}
