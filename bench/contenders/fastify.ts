import { versionOf } from '../common/contender.ts';
import { ownServer } from './own-server.ts';

export const fastify = ownServer({
  name: 'fastify',
  label: 'Fastify',
  version: () => `fastify ${versionOf('node_modules/fastify')}`,
});
