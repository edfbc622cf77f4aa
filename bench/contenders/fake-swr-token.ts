import { type Command, type Contender, here, versionOf } from '../common/contender.ts';
import { demo, documentedPage, makeExecution } from '../common/demo.ts';

/** How the bundle of a build is started. */
export const commandOf =
  (main: string) =>
  (port: number): Command => ({ file: process.execPath, args: [main, '--quiet', '--port', String(port)] });

export const fakeSwrToken: Contender = {
  name: 'fake-swr-token',
  label: 'fake-swr, token',
  version: () => `fake-swr ${versionOf('..')}`,
  command: commandOf(here('../dist/main.js')),
  first: documentedPage,
  ready: async (url) => (await makeExecution(url, 10))(),
  headers: () => ({ 'X-Auth-Token': demo.token }),
};
