import { type Contender, here, versionOf } from '../contender.ts';
import { demo, documentedPage, makeExecution } from '../demo.ts';

export const fakeSwrToken: Contender = {
  name: 'fake-swr-token',
  label: 'fake-swr, token',
  version: () => `fake-swr ${versionOf('..')}`,
  command: (port) => ({
    file: process.execPath,
    args: [here('../dist/main.js'), '--quiet', '--port', String(port)],
  }),
  first: documentedPage,
  ready: async (url) => (await makeExecution(url, 10))(),
  headers: () => ({ 'X-Auth-Token': demo.token }),
};
