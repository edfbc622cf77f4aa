import { type Contender, here, versionOf } from '../common/contender.ts';
import { demo, documentedPage } from '../common/demo.ts';

/** Answers by a template that it makes from the spec's schemas. */
export const mockoon: Contender = {
  name: 'mockoon',
  label: 'Mockoon',
  version: () => `@mockoon/cli ${versionOf('node_modules/@mockoon/cli')}`,
  command: (port) => ({
    file: process.execPath,
    args: [
      here('node_modules/@mockoon/cli/bin/run.js'),
      ...['start', '--data', here('../spec/generated/openapi.json'), '--disable-log-to-file', '--disable-admin-api'],
      ...['--hostname', '127.0.0.1', '--port', String(port)],
    ],
  }),
  first: documentedPage,
  headers: () => ({ 'X-Auth-Token': demo.token }),
};
