import { type Contender, here } from '../common/contender.ts';
import { documentedPage } from '../common/demo.ts';

/** The honest limit: what it takes to make the page, and nothing else of what a fake does. */
export const nodeHttpPage: Contender = {
  name: 'node-http-page',
  label: 'node:http that makes the page',
  version: () => `node ${process.versions.node}`,
  command: (port) => ({ file: process.execPath, args: [here('servers/node-http-page.mjs'), String(port)] }),
  first: documentedPage,
  headers: () => ({}),
};
