import { versionOf } from '../common/contender.ts';
import { ownServer } from './own-server.ts';

/** What all others are compared with: one route that answers the same page by `response.json`. */
export const express = ownServer({
  name: 'express',
  label: 'bare Express',
  version: () => `express ${versionOf('node_modules/express')}`,
});
