import { build, type Plugin } from 'esbuild';

/** The module with what it imports, in as few bytes as its names allow. */
export const bundledModule = async (
  contents: string,
  modules: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const resolveDir = new URL('..', import.meta.url).pathname;
  const given: Plugin = {
    name: 'given-modules',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /.*/ }, ({ path }) =>
        Object.hasOwn(modules, path) ? { path, namespace: 'given' } : undefined,
      );
      onLoad({ filter: /.*/, namespace: 'given' }, ({ path }) => ({ contents: modules[path] ?? '', resolveDir }));
    },
  };
  const bundled = await build({
    absWorkingDir: resolveDir,
    stdin: { contents, resolveDir, loader: 'js' },
    plugins: [given],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    minify: true,
    charset: 'utf8',
  });
  return bundled.outputFiles[0]?.text ?? '';
};
