import type { BuildResult, Metafile } from 'esbuild';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';

type Outputs = Metafile['outputs'];

/** The files that are loaded with the first line of one, itself included. */
const startedWith = (path: string, outputs: Outputs): ReadonlySet<string> => {
  const all = new Set([path]);
  // A set is walked to its end, wherever that has moved to.
  for (const each of all)
    for (const { path: imported, kind } of outputs[each]?.imports ?? [])
      if (kind === 'import-statement' && imported in outputs) all.add(imported);
  return all;
};

/** esbuild names the source of each part in a comment; of comments, rolldown keeps those of licences. */
const named = (code: string): string => code.replace(/^\/\/ (?=[\w-]+\/.*\.\w+$)/gm, '//! ');

/** Files that are not on disk, each by its path below `dist`. */
const inMemory = (files: ReadonlyMap<string, string>): Plugin => ({
  name: 'in-memory',
  resolveId: (id) => {
    const path = id.replace(/^\.\//, 'dist/');
    return files.has(path) ? path : undefined;
  },
  load: (id) => files.get(id),
});

/**
 * The entry points of a build and what they share; what the library loads at once is one file. esbuild makes a file of each
 * set of modules that the same entry points reach, and Node takes a third of a millisecond for every one.
 */
export const joined = async (
  { metafile: { outputs }, outputFiles }: BuildResult<{ metafile: true; write: false }>,
  { entries, library }: { readonly entries: readonly string[]; readonly library: string },
): Promise<readonly OutputChunk[]> => {
  const start = startedWith(`dist/${library}.js`, outputs);
  const files = new Map(outputFiles.map(({ path, text }) => [path.slice(path.lastIndexOf('dist/')), named(text)]));
  const build = await rolldown({
    input: Object.fromEntries(entries.map((name) => [name, `./${name}.js`])),
    external: (id) => !id.startsWith('./') && !files.has(id),
    plugins: [inMemory(files)],
    treeshake: false,
  });
  const { output } = await build.generate({
    codeSplitting: { groups: [{ name: 'start', test: (id) => start.has(id) && id !== `dist/${library}.js` }] },
    chunkFileNames: '[name].js',
    comments: { legal: true },
    // With one other character in it, the text of a file takes two bytes for each character in memory.
    charset: 'ascii',
  });
  return output.filter((each) => each.type === 'chunk');
};
