import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from './process.ts';

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
const caches = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** Installs Schemathesis and all it needs, in pinned versions, unless that was done before. Gives its command. */
export const installed = async (): Promise<string> => {
  const fingerprint = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
  const venv = `${caches}schemathesis-${fingerprint}`;
  const command = `${venv}/bin/st`;
  if (existsSync(command)) return command;
  const timeoutMs = 180_000;
  try {
    await run(['python3', '-m', 'venv', '--clear', venv], { timeoutMs });
    await run([`${venv}/bin/python`, '-m', 'pip', 'install', '--quiet', '--requirement', requirements], { timeoutMs });
  } catch (error) {
    rmSync(venv, { recursive: true, force: true });
    throw error;
  }
  return command;
};
