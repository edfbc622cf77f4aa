import { apiError } from '../../errors/error.ts';
import type { Profile } from '../kernel/profile.ts';
import type { InstanceRow } from '../resources/rows.ts';

/** From this version on an instance can scan. Source: pages 1501 and 1502. */
const firstVersion = [25, 7, 20];

/** Compares number by number; what is no number counts as 0. */
const isOlder = (version: string): boolean => {
  const numbers = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const at = firstVersion.findIndex((number, index) => (numbers[index] ?? 0) !== number);
  return at >= 0 && (numbers[at] ?? 0) < (firstVersion[at] ?? 0);
};

/** Refuses an instance that is too old for scanning, where the profile says so. */
export const checkVersion = (instance: Pick<InstanceRow, 'id' | 'version'>, profile: Profile): void => {
  const whenOld = profile['scanning.old_instance'];
  if (whenOld === 'serve' || !isOlder(instance.version)) return;
  if (whenOld === 'gateway_404') throw apiError('api_not_found', {});
  throw apiError('refused', {
    detail: `instance ${instance.id} has version ${instance.version} but scanning needs ${firstVersion.join('.')} or later`,
  });
};
