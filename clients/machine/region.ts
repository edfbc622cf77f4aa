import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './client.ts';

/** Sends the Java, Python and Go SDKs to the fake: they ask the environment before their table of regions. */
export const regionInEnvironment = ({ url }: Place): Record<string, string> => ({
  HUAWEICLOUD_SDK_REGION_SWR_CN_NORTH_4: url,
});

/** The other way there is. */
export const regionInFile = ({ url, home }: Place): Record<string, string> => {
  const file = join(home, 'regions.yaml');
  writeFileSync(file, `SWR:\n  - id: cn-north-4\n    endpoints:\n      - ${url}\n`);
  return { HUAWEICLOUD_SDK_REGIONS_FILE: file };
};
