import { type Contender, here } from '../common/contender.ts';
import { documentedPage } from '../common/demo.ts';

export const nodeHttp: Contender = {
  name: 'node-http',
  label: 'node:http, JSON.stringify',
  version: () => `node ${process.versions.node}`,
  command: (port) => ({ file: process.execPath, args: [here('servers/node-http.mjs'), String(port)] }),
  first: documentedPage,
  headers: () => ({}),
};
