import type { Client } from './client.ts';

export const node: Client = {
  name: 'node',
  folder: 'node',
  language: 'Node',
  tools: [
    { name: 'node', asks: ['node', '--version'] },
    { name: 'npm', asks: ['npm', '--version'] },
  ],
  sdk: { name: 'huaweicloud-sdk-core', version: /huaweicloud-sdk-core": "(.+)"/, pinnedIn: 'package.json' },
  sources: ['package.json', 'package-lock.json', '.npmrc'],
  built: 'node_modules',
  prepare: [['npm', 'ci', '--no-audit', '--no-fund']],
  run: () => [process.execPath, 'client.js'],
  environment: ({ url }) => ({ FAKE_SWR_URL: url }),
};
