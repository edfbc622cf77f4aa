import type { components } from '../../../spec/generated/control.types.ts';
import type { ExecutionControls } from '../../world/executions/controls.ts';
import type { Tables } from '../../world/tables.ts';

/** What a call can do to the executions of each family. */
export type Families = Readonly<Record<components['schemas']['Family'], ExecutionControls<Tables>>>;
