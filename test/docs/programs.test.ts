/**
 * The programs that docs/clients.md shows, run with the SDKs as they are shown. `npm run clients` installs the SDKs; a
 * program whose SDK is not there is skipped.
 */
import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createFakeSwr } from '../../mock/index.ts';
import { blocksOf } from './blocks.ts';
import { root } from './place.ts';
import { addressed } from './session.ts';

const run = promisify(execFile);
const clients = fileURLToPath(new URL('clients', root));

interface Program {
  readonly language: string;
  /** What `npm run clients` makes, and is needed here. */
  readonly built: string;
  readonly file: string;
  /** Gets the folder of the program ready; answers the command that runs it there. */
  readonly prepare: (folder: string, built: string) => readonly [string, ...string[]];
}

const python: Program = {
  language: 'python',
  built: `${clients}/python/.venv`,
  file: 'program.py',
  prepare: (_, built) => [`${built}/bin/python`, 'program.py'],
};

const node: Program = {
  language: 'js',
  built: `${clients}/node/node_modules`,
  file: 'program.mjs',
  prepare: (folder, built) => {
    symlinkSync(built, join(folder, 'node_modules'));
    return [process.execPath, 'program.mjs'];
  },
};

const go: Program = {
  language: 'go',
  built: `${clients}/go/bin`,
  file: 'main.go',
  prepare: (folder) => {
    for (const file of ['go.mod', 'go.sum']) copyFileSync(`${clients}/go/${file}`, join(folder, file));
    execFileSync('go', ['build', '-o', 'program', '.'], { cwd: folder });
    return ['./program'];
  },
};

for (const { language, built, file, prepare } of [python, go, node]) {
  test.skipIf(!existsSync(built))(`the program in ${language} prints the tasks`, { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), `fake-swr-${language}-`));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const swr = await createFakeSwr();
    onTestFinished(swr.close);
    const [shown] = blocksOf('docs/clients.md').filter((block) => block.language === language);
    writeFileSync(join(folder, file), addressed(shown?.text ?? '', { url: swr.url, tlsUrl: '' }));
    const [program, ...args] = prepare(folder, built);
    // The SDKs leave a file at home.
    const env = { ...process.env, HOME: folder, NO_PROXY: '127.0.0.1', HUAWEICLOUD_SDK_REGION_SWR_CN_NORTH_4: swr.url };
    const { stdout } = await run(program, args, { cwd: folder, env });
    expect(stdout).toContain('2d7c874a7407d6c40f016254');
  });
}
