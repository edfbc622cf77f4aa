import { type Contender, here, versionOf } from '../common/contender.ts';
import { documentedPage } from '../common/demo.ts';

export const fastify: Contender = {
  name: 'fastify',
  label: 'Fastify',
  version: () => `fastify ${versionOf('node_modules/fastify')}`,
  command: (port) => ({ file: process.execPath, args: [here('servers/fastify.mjs'), String(port)] }),
  first: documentedPage,
  headers: () => ({}),
};
