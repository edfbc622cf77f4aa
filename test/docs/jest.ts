/**
 * Runs the files that docs/fixtures.md shows for jest, with the package and the jest that are installed in a folder:
 *
 *   tsx test/docs/jest.ts FOLDER
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, blocksOf, reasonOf } from './blocks.ts';

const fileOf = (block: Block): string | undefined => /with jest, as (\S+)$/.exec(reasonOf(block) ?? '')?.[1];

const [, , installed = '.'] = process.argv;
const folder = join(installed, 'documented-jest');
mkdirSync(folder, { recursive: true });
for (const block of blocksOf('docs/fixtures.md')) {
  const file = fileOf(block);
  if (file !== undefined) writeFileSync(join(folder, file), block.text);
}
const jest = spawnSync('npx', ['--no-install', 'jest', '--rootDir', '.', '--ci'], { cwd: folder, stdio: 'inherit' });
process.exitCode = jest.status ?? 1;
