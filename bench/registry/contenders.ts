import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goProgram } from '../../clients/oci/install.ts';
import { here, versionOf } from '../common/contender.ts';
import { demo } from '../common/demo.ts';
import { say } from '../common/progress.ts';
import type { RegistryContender } from './contender.ts';
import { distributionConfig } from './distribution-config.ts';

const registry = goProgram('github.com/distribution/distribution/v3/cmd/registry@v3.1.2');
const crane = goProgram('github.com/google/go-containerregistry/cmd/crane@v0.22.1');

/** Builds a program of Go into the cache unless it is there; the reason, if that cannot be done. */
const built =
  ({ built: folder, prepare }: typeof crane, program: string) =>
  (): string | undefined => {
    if (existsSync(join(folder, program))) return undefined;
    const [command] = prepare;
    if (command === undefined || spawnSync('go', ['version']).status !== 0) return 'there is no Go to build it with';
    say(`building ${program}`);
    const [file, ...args] = command;
    const { status } = spawnSync(file, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 });
    return status === 0 ? undefined : `go could not install ${program}`;
  };

const user = 'fake-swr-demo:fake-swr-demo-password';

/** A namespace that nobody watches: those of the demo world have policies that sign and scan what is pushed. */
const addNamespace = async (url: string, name: string): Promise<void> => {
  const answer = await fetch(`${url}/v2/${demo.projectId}/instances/${demo.instanceId}/namespaces`, {
    method: 'POST',
    headers: { 'X-Auth-Token': demo.token, 'Content-Type': 'application/json' },
    body: JSON.stringify({ namespace_name: name, metadata: { public: 'false' } }),
  });
  if (!answer.ok) throw new Error(`POST namespaces: ${answer.status} ${await answer.text()}`);
};

/** As a client does: Basic for a token of the repository, and the token with all that follows. */
const tokenFor = async (url: string, repository: string) => {
  const answer = await fetch(`${url}/service/token?service=harbor-registry&scope=repository:${repository}:pull,push`, {
    headers: { Authorization: `Basic ${Buffer.from(user).toString('base64')}` },
  });
  if (!answer.ok) throw new Error(`GET /service/token: ${answer.status} ${await answer.text()}`);
  const { token } = (await answer.json()) as { readonly token: string };
  return { Authorization: `Bearer ${token}` };
};

export const fakeSwr: RegistryContender = {
  name: 'fake-swr',
  label: 'fake-swr',
  version: `fake-swr ${versionOf('..')}`,
  command: (port, folder) => ({
    file: 'env',
    args: [`TMPDIR=${folder}`, process.execPath, here('../dist/main.js'), '--quiet', '--port', String(port)],
  }),
  first: '/_fake/health',
  login: async (url, repository) => {
    await addNamespace(url, repository.split('/')[0] ?? '');
    return tokenFor(url, repository);
  },
};

export const distribution: RegistryContender = {
  name: 'distribution',
  label: 'distribution, files',
  version: `distribution ${registry.version}`,
  fetch: built(registry, 'registry'),
  command: (port, folder) => {
    const config = join(folder, 'config.yml');
    writeFileSync(config, distributionConfig(port, join(folder, 'registry')));
    const args = ['OTEL_TRACES_EXPORTER=none', join(registry.path, 'registry'), 'serve', config];
    return { file: 'env', args };
  },
  first: '/v2/',
};

const craneRegistry: RegistryContender = {
  name: 'crane',
  label: 'crane registry serve, memory',
  version: `crane ${crane.version}`,
  fetch: built(crane, 'crane'),
  command: (port) => ({
    file: join(crane.path, 'crane'),
    args: ['registry', 'serve', '--address', `127.0.0.1:${port}`],
  }),
  first: '/v2/',
};

export const registries: readonly RegistryContender[] = [fakeSwr, distribution, craneRegistry];
