import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from './client.ts';
import { pinned } from './pinned.ts';
import { regionInEnvironment } from './region.ts';

export const go: Client = {
  name: 'go',
  folder: 'go',
  language: 'Go',
  tools: [{ name: 'go', asks: ['go', 'version'], atLeast: '1.21' }],
  of: { name: 'huaweicloud-sdk-go-v3', version: pinned('go/go.mod', /huaweicloud-sdk-go-v3 v(.+)/) },
  sources: readdirSync(join(import.meta.dirname, 'go')).filter((name) => /\.(go|mod|sum)$/.test(name)),
  built: 'bin',
  prepare: [['go', 'build', '-o', 'bin/client', '.']],
  run: () => ['bin/client'],
  environment: regionInEnvironment,
};
