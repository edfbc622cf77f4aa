import type { Client } from '../machine/client.ts';
import { pinned } from '../machine/pinned.ts';

export const node: Client = {
  name: 'node',
  folder: 'node',
  language: 'Node',
  tools: [
    { name: 'node', asks: ['node', '--version'] },
    { name: 'npm', asks: ['npm', '--version'] },
  ],
  of: { name: 'huaweicloud-sdk-core', version: pinned('node/package.json', /huaweicloud-sdk-core": "(.+)"/) },
  sources: ['package.json', 'package-lock.json', '.npmrc'],
  built: 'node_modules',
  prepare: [['npm', 'ci', '--no-audit', '--no-fund']],
  run: () => [process.execPath, 'client.js'],
  environment: ({ url }) => ({ FAKE_SWR_URL: url }),
};
