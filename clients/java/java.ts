import { homedir } from 'node:os';
import { delimiter } from 'node:path';
import type { Client } from '../machine/client.ts';
import { pinned } from '../machine/pinned.ts';
import { regionInEnvironment } from '../machine/region.ts';

export const java: Client = {
  name: 'java',
  folder: 'java',
  language: 'Java',
  tools: [
    { name: 'javac', asks: ['javac', '-version'], atLeast: '17' },
    { name: 'java', asks: ['java', '-version'], atLeast: '17' },
    { name: 'mvn', asks: ['mvn', '--version'] },
  ],
  of: { name: 'huaweicloud-sdk-swr', version: pinned('java/pom.xml', /<sdk\.version>(.+)</) },
  sources: ['pom.xml', 'src'],
  built: 'target',
  prepare: [['mvn', '--batch-mode', '--no-transfer-progress', 'compile']],
  run: ({ home }) => [
    'java',
    `-Duser.home=${home}`,
    '-cp',
    ['target/classes', 'target/lib/*'].join(delimiter),
    'fakeswr.Program',
  ],
  // The JVM is told its home above; `java` may be a version manager's, which needs the real one.
  environment: (place) => ({ ...regionInEnvironment(place), HOME: homedir() }),
};
