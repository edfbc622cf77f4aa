/**
 * Runs the conformance suite of the OCI distribution specification against the registry: of the stable version and of the
 * next one, with tokens and with Basic. Needs Go. Fails if anything fails, and says what was passed, failed and skipped.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../clients/machine/cache.ts';
import { createFakeSwr, demoTenant } from '../mock/index.ts';

const suite = 'github.com/opencontainers/distribution-spec/conformance@v0.0.0-20260831232431-97274622c111';
const folder = cacheFolder(suite.slice(-12));
const program = join(folder, 'conformance');

const install = (): void => {
  if (existsSync(program)) return;
  mkdirSync(folder, { recursive: true });
  console.log(`installing ${suite}`);
  execFileSync('go', ['install', suite], { env: { ...process.env, GOBIN: folder }, stdio: 'inherit' });
};

const counts = ['Pass', 'FAIL', 'Skip', 'Disabled', 'Total'] as const;

/** The lines of the suite's summary, `Pass....: 860`. */
const summaryOf = (said: string): string => {
  const result = said.slice(said.lastIndexOf('OCI Conformance Result'));
  const numbers = counts.map(
    (name) => `${name} ${new RegExp(`^ *${name}\\.*: *(\\d+)`, 'm').exec(result)?.[1] ?? '?'}`,
  );
  return numbers.join(', ');
};

const outputOf = (env: NodeJS.ProcessEnv): Promise<{ readonly code: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    const note = (chunk: Buffer) => {
      text += chunk;
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, text }));
  });

const runOf = async (version: string, challenge: 'harbor' | 'basic'): Promise<boolean> => {
  await using swr = await createFakeSwr({ profile: { 'registry.challenge': challenge } });
  const results = mkdtempSync(join(tmpdir(), 'fake-swr-conformance-'));
  const env = {
    ...process.env,
    ...{ OCI_REGISTRY: new URL(swr.url).host, OCI_TLS: 'disabled', OCI_VERSION: version, OCI_RESULTS_DIR: results },
    ...{ OCI_REPO1: 'library/conformance', OCI_REPO2: 'library/other' },
    ...{ OCI_USERNAME: demoTenant.registry_user, OCI_PASSWORD: demoTenant.password },
  };
  const said = await outputOf(env);
  console.log(`${version.padEnd(4)} ${challenge.padEnd(6)} ${summaryOf(said.text)}`);
  if (said.code !== 0) console.log(said.text);
  rmSync(results, { recursive: true });
  return said.code === 0;
};

install();
for (const version of ['1.1', 'dev'])
  for (const challenge of ['harbor', 'basic'] as const) if (!(await runOf(version, challenge))) process.exitCode = 1;
