import * as clock from './clock.ts';
import * as data from './data.ts';
import * as faults from './faults.ts';
import type { ControlHandlers } from './handler.ts';
import * as journal from './journal.ts';
import * as meta from './meta.ts';
import * as snapshot from './snapshot.ts';
import * as worlds from './worlds.ts';

export const controlHandlers: ControlHandlers = {
  ...meta,
  ...worlds,
  ...data,
  ...faults,
  ...clock,
  ...journal,
  ...snapshot,
};
