import type { Client } from './client.ts';
import { regionInEnvironment } from './region.ts';

export const go: Client = {
  name: 'go',
  folder: 'go',
  language: 'Go',
  tools: [{ name: 'go', asks: ['go', 'version'], atLeast: '1.21' }],
  sdk: { name: 'huaweicloud-sdk-go-v3', version: /huaweicloud-sdk-go-v3 v(.+)/, pinnedIn: 'go.mod' },
  sources: ['go.mod', 'go.sum', 'main.go', 'calls.go'],
  built: 'bin',
  prepare: [['go', 'build', '-o', 'bin/client', '.']],
  run: () => ['bin/client'],
  environment: regionInEnvironment,
};
