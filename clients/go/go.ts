import { readdirSync } from 'node:fs';
import type { Client } from '../machine/client.ts';
import { pinned } from '../machine/pinned.ts';
import { regionInEnvironment } from '../machine/region.ts';

export const go: Client = {
  name: 'go',
  folder: 'go',
  language: 'Go',
  tools: [{ name: 'go', asks: ['go', 'version'], atLeast: '1.21' }],
  of: { name: 'huaweicloud-sdk-go-v3', version: pinned('go/go.mod', /huaweicloud-sdk-go-v3 v(.+)/) },
  sources: readdirSync(import.meta.dirname).filter((name) => /\.(go|mod|sum)$/.test(name)),
  built: 'bin',
  prepare: [['go', 'build', '-o', 'bin/client', '.']],
  run: () => ['bin/client'],
  environment: regionInEnvironment,
};
