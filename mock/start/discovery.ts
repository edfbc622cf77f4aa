import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { StartOptions } from './options.ts';
import { ownProgram } from './own-program.ts';
import { shellWords } from './shell-words.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a fake runs already, or the program that starts one. */
export type Found = { readonly url: string } | { readonly program: readonly [string, ...string[]] };

const allWays = `no fake-swr to start: this package was not built. Do one of these:
  - set FAKE_SWR_URL to the address of a fake that runs
  - set FAKE_SWR_COMMAND to the command that starts one, such as: node dist/main.js
  - run \`npm run build\` in the clone that this package comes from`;

const programOf = (command: string): Found => {
  const [first, ...rest] = shellWords(command);
  if (first === undefined) throw new TypeError('FAKE_SWR_COMMAND is empty');
  return { program: [first, ...rest] };
};

/** Finds the fake; throws an error that names all ways if there is none. Options go before the environment. */
export const findFake = ({ url, command }: StartOptions, env: Environment): Found => {
  if (url !== undefined) return { url };
  if (command !== undefined) return programOf(command);
  if (env.FAKE_SWR_URL) return { url: env.FAKE_SWR_URL };
  if (env.FAKE_SWR_COMMAND) return programOf(env.FAKE_SWR_COMMAND);
  const own = ownProgram()
    .map((file) => fileURLToPath(file))
    .find(existsSync);
  if (own === undefined) throw new Error(allWays);
  return { program: [process.execPath, own] };
};
