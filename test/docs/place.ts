/** Where the fake comes from that the blocks are run with: the sources, or the package installed in DOCS_PACKAGE. */
import { fileURLToPath } from 'node:url';

/** The repository, for URLs. */
export const root = new URL('../../', import.meta.url);

const pathOf = (name: string): string => fileURLToPath(new URL(name, root));

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' ');

export interface Place {
  /** The command `fake-swr`, quoted for a shell. */
  readonly command: string;
  /** Where packages are installed. */
  readonly modules: string;
  /** Which file stands for an import. */
  readonly alias: Readonly<Record<string, string>>;
}

const sources: Place = {
  command: quoted([process.execPath, '--import', import.meta.resolve('tsx'), pathOf('cli/main.ts')]),
  modules: pathOf('node_modules'),
  alias: { 'fake-swr/vitest': pathOf('mock/fixtures/vitest.ts'), 'fake-swr': pathOf('mock/index.ts') },
};

const packageIn = (folder: string): Place => ({
  command: quoted([`${folder}/node_modules/.bin/fake-swr`]),
  modules: `${folder}/node_modules`,
  alias: {},
});

export const place: Place = process.env.DOCS_PACKAGE === undefined ? sources : packageIn(process.env.DOCS_PACKAGE);
