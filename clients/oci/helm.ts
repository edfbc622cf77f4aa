import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onlyFileIn } from './files.ts';
import { goProgram } from './install.ts';
import type { ContainerTool } from './tool.ts';

/** `host/some/where/chart:1.0.0`, or by digest, as Helm wants it: the address of a chart, and a version apart. */
const addressed = (image: string): readonly string[] => {
  const [, chart = '', version] = /^(.*\/[^/:@]+)(?::(.+))?$/.exec(image) ?? [];
  return chart === '' ? [`oci://${image}`] : [`oci://${chart}`, ...(version ? ['--version', version] : [])];
};

/** Writes a chart of that name and version which holds the file. */
const writeChart = (folder: string, name: string, version: string, file: string): string => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Chart.yaml'), `apiVersion: v2\nname: ${name}\nversion: ${version}\n`);
  writeFileSync(join(folder, 'content.txt'), readFileSync(file));
  return folder;
};

/** It pushes by tag alone, and removes nothing. */
export const helm: ContainerTool = {
  name: 'helm',
  env: 'helm',
  slow: true,
  installation: goProgram('helm.sh/helm/v3/cmd/helm@v3.22.0'),
  artifact: { type: 'CHART', media_type: 'application/vnd.cncf.helm.config.v1+json' },
  steps: ({ host, run }) => ({
    login: (user, password) =>
      run('helm', 'registry', 'login', '--plain-http', host, '--username', user, '--password', password),
    push: async (image, file) => {
      const [, place = '', name = '', version = ''] = /^(.*)\/([^/:]+):(.+)$/.exec(image) ?? [];
      const chart = writeChart(`${file}.chart`, name, version, file);
      await run('helm', 'package', chart, '--destination', `${file}.package`);
      await run('helm', 'push', '--plain-http', onlyFileIn(`${file}.package`), `oci://${place}`);
    },
    pull: async (image, into) => {
      await run('helm', 'pull', '--plain-http', '--destination', into, ...addressed(image));
      await run('tar', '-C', into, '--strip-components=1', '-xf', onlyFileIn(into));
      return join(into, 'content.txt');
    },
  }),
};
