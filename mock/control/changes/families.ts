import type { ExecutionControls } from '../../world/executions/controls.ts';
import type { ExecutionFamily } from '../../world/kernel/profile.ts';
import type { Tables } from '../../world/tables.ts';

/** What a call can do to the executions of each family. */
export type Families = Readonly<Record<ExecutionFamily, ExecutionControls<Tables>>>;
