import { type Contender, here, versionOf } from '../common/contender.ts';
import { documentedPage } from '../common/demo.ts';

/** What all others are compared with: one route that answers the same page by `response.json`. */
export const express: Contender = {
  name: 'express',
  label: 'bare Express',
  version: () => `express ${versionOf('node_modules/express')}`,
  command: (port) => ({ file: process.execPath, args: [here('servers/express.mjs'), String(port)] }),
  first: documentedPage,
  headers: () => ({}),
};
