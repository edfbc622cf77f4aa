/** Runs the commands of a page in one shell, in a folder of their own, as a reader would. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Block, fileOf, isCode, reasonOf } from './blocks.ts';
import { place, root } from './place.ts';

export interface Session {
  readonly folder: string;
  readonly url: string;
  readonly tlsUrl: string;
}

/** A command and what it printed. */
export interface Printed {
  readonly block: Block;
  readonly stdout: string;
}

/** Documented addresses are those of a fake on its usual ports. */
export const addressed = (text: string, { url, tlsUrl }: Pick<Session, 'url' | 'tlsUrl'>): string =>
  text.replaceAll('http://127.0.0.1:8080', url).replaceAll('https://127.0.0.1:8443', tlsUrl);

/** A block marked `refused` is one whose last command must be answered with an error. */
const bodyOf = ({ mark, text }: Block): string =>
  mark === 'refused' ? `if\n${text}then echo 'it was not refused' >&2; exit 1; fi\n` : text;

const stepOf = (block: Block, index: number, session: Session): string => {
  const file = fileOf(block);
  if (file !== undefined) {
    writeFileSync(join(session.folder, `${index}.block`), addressed(block.text, session));
    return `cp ${index}.block ${file}\n`;
  }
  return `exec >${index}.out 2>${index}.err; echo ${index} >at\n${addressed(bodyOf(block), session)}`;
};

/** Whether it is a command, or a file that commands use. */
export const isStep = (block: Block): boolean =>
  fileOf(block) !== undefined || (block.language === 'sh' && isCode(block) && reasonOf(block) === undefined);

const environment = ({ url }: Session): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('FAKE_SWR_'))),
  PATH: `${fileURLToPath(new URL('test/docs/bin', root))}:${process.env.PATH}`,
  DOCS_FAKE_SWR: place.command,
  DOCS_URL: url,
});

/** Runs all that can be run, in the order of the page; throws at the first command that fails, with what it printed. */
export const runCommands = async (blocks: readonly Block[], session: Session): Promise<readonly Printed[]> => {
  const { folder } = session;
  const steps = blocks.filter(isStep);
  mkdirSync(folder, { recursive: true });
  const script = steps.map((block, index) => stepOf(block, index, session)).join('');
  writeFileSync(join(folder, 'page.sh'), `set -euo pipefail\n${script}`);
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const error = await new Promise<Error | null>((resolve) => {
    execFile('bash', ['page.sh'], { cwd: folder, env: environment(session), timeout: 50_000 }, resolve);
  });
  if (error !== null) {
    const at = Number(read('at'));
    const [out, err] = [read(`${at}.out`), read(`${at}.err`)];
    throw new Error(`${steps[at]?.where} failed:\n${steps[at]?.text}\nprinted:\n${out}${err}`);
  }
  return steps.flatMap((block, index) =>
    fileOf(block) === undefined ? [{ block, stdout: read(`${index}.out`) }] : [],
  );
};
