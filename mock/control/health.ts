import { version } from '../spec/version.ts';
import type { ControlOutput, Fake } from './handler.ts';

export const healthOf = ({ worlds }: Fake): ControlOutput<'health'> => ({
  status: 'ok',
  version,
  worlds: worlds.size(),
});
