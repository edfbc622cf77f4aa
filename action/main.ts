/** The step that starts the fake. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mask, notice } from './commands.ts';
import { input, secondsInput, switchInput } from './inputs.ts';
import { program } from './program.ts';
import type { Ready } from './ready.ts';
import { addSummary, setValues } from './runner-files.ts';
import { sdkVariables } from './sdk-variables.ts';
import { serveFlags } from './serve-flags.ts';
import { startFake } from './start-fake.ts';
import { startSummary } from './start-summary.ts';
import { runStep } from './step.ts';

/** Writes the certificate of https into a file, for clients that are to trust it. */
const certificateOf = async ({ url, tls_url: tlsUrl }: Ready, folder: string): Promise<string> => {
  if (tlsUrl === undefined) return '';
  const file = join(folder, 'certificate.pem');
  writeFileSync(file, await (await fetch(`${url}/_fake/certificate.pem`)).text());
  return file;
};

const outputsOf = ({ url, region, ak, sk, token, ...ready }: Ready) => ({
  ...{ url, region, ak, sk, token },
  'tls-url': ready.tls_url ?? '',
  'project-id': ready.project_id,
  'instance-id': ready.instance_id,
  pid: String(ready.pid),
});

runStep(async () => {
  const file = program();
  const controlToken = input('control-token');
  if (controlToken !== undefined) mask(controlToken);
  const exports = switchInput('export-env', true);
  const waitSeconds = secondsInput('wait-seconds', 30);
  const flags = serveFlags();
  const folder = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), 'fake-swr-'));
  const logFile = join(folder, 'fake-swr.log');
  const ready = await startFake({ program: file, flags, logFile, waitSeconds, controlToken });
  // First of all, so that the fake is stopped whatever becomes of the rest.
  setValues('GITHUB_STATE', { pid: String(ready.pid), url: ready.url, 'log-file': logFile });
  mask(ready.sk);
  mask(ready.token);
  const certificate = await certificateOf(ready, folder);
  setValues('GITHUB_OUTPUT', { ...outputsOf(ready), certificate, 'log-file': logFile });
  const ofControl = controlToken === undefined ? {} : { FAKE_SWR_CONTROL_TOKEN: controlToken };
  if (exports) setValues('GITHUB_ENV', { ...sdkVariables(file, ready.url), ...ofControl });
  addSummary(startSummary(ready));
  notice(`fake-swr serves at ${ready.url}`);
});
