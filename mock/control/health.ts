import type { ControlOutput } from '../spec/control-types.ts';
import { version } from '../spec/version.ts';
import type { Fake } from './handler.ts';

export const healthOf = ({ worlds }: Fake): ControlOutput<'health'> => ({
  status: 'ok',
  version,
  worlds: worlds.size(),
});
