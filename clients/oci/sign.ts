import { join } from 'node:path';
import { newFolder } from './bench.ts';
import { type Run, refused } from './run-tool.ts';

export const insecure = ['--allow-http-registry', '--allow-insecure-registry'] as const;

/** Without the services of Sigstore on the net. */
export const offline = ['--yes', '--use-signing-config=false', '--tlog-upload=false'] as const;

/** Files of a new pair of keys; its password, which is empty, is in the environment of every tool. */
export const keyPair = async (run: Run): Promise<{ readonly key: string; readonly publicHalf: string }> => {
  const prefix = join(newFolder(), 'cosign');
  await run('cosign', 'generate-key-pair', '--output-key-prefix', prefix);
  return { key: `${prefix}.key`, publicHalf: `${prefix}.pub` };
};

/** The signature of an image holds by that public key, and does not by another. */
export const verifies = async (run: Run, image: string, publicHalf: string): Promise<void> => {
  const verify = (by: string) =>
    run('cosign', 'verify', ...insecure, '--insecure-ignore-tlog=true', '--key', by, image);
  await verify(publicHalf);
  const other = await keyPair(run);
  await refused(/no matching signatures|invalid signature|failed to verify/i, () => verify(other.publicHalf));
};
