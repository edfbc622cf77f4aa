import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The command line as one file, which lies beside the action. Throws an error that says how it comes there. */
export const program = (): string => {
  const file = join(import.meta.dirname, 'fake-swr.cjs');
  if (existsSync(file)) return file;
  throw new Error(
    `${file} is not there. Only the tags of releases have it: name one, such as OWNER/fake-swr@v0, or run \`npm run build:action\` in a clone and use that`,
  );
};
