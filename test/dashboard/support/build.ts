import { fileURLToPath } from 'node:url';
import { buildDashboard } from '../../../scripts/dashboard/build.ts';

/** Builds what is tested; where nothing has changed, the same files. */
export const setup = async (): Promise<void> => {
  await buildDashboard(fileURLToPath(new URL('../../..', import.meta.url)));
};
