import { type Contender, here } from '../contender.ts';
import { documentedPage } from '../demo.ts';

export const nodeHttp: Contender = {
  name: 'node-http',
  label: 'node:http, JSON.stringify',
  version: () => `node ${process.versions.node}`,
  command: (port) => ({ file: process.execPath, args: [here('servers/node-http.mjs'), String(port)] }),
  first: documentedPage,
  headers: () => ({}),
};
