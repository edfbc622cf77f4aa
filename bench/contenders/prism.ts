import { type Contender, here, versionOf } from '../common/contender.ts';
import { demo, documentedPage } from '../common/demo.ts';

/** Answers by the example of the spec, which has one task. */
export const prism: Contender = {
  name: 'prism',
  label: 'Prism',
  version: () => `@stoplight/prism-cli ${versionOf('node_modules/@stoplight/prism-cli')}`,
  command: (port) => ({
    file: process.execPath,
    args: [
      here('node_modules/@stoplight/prism-cli/dist/index.js'),
      ...['mock', here('../spec/generated/openapi.json'), '--verboseLevel', 'error'],
      ...['--host', '127.0.0.1', '--port', String(port)],
    ],
  }),
  first: documentedPage,
  headers: () => ({ 'X-Auth-Token': demo.token }),
};
