import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';

/** Where the pages and their assets go. */
const folder = 'dist/dashboard';

const entryPoints = {
  dashboard: 'dashboard/shell/main.tsx',
  style: 'dashboard/style.css',
  viewer: 'dashboard/viewer/main.ts',
  'viewer-style': 'dashboard/viewer/viewer.css',
  swagger: 'swagger-ui-dist/swagger-ui.css',
};

/** A text that is larger is packed less hard: the best takes seconds of each build. */
const largeBytes = 500_000;

/** Writes a file, and beside it what a server sends to those who take brotli or gzip. */
const writePacked = (path: string, contents: Uint8Array): void => {
  const quality = contents.length > largeBytes ? 9 : constants.BROTLI_MAX_QUALITY;
  writeFileSync(path, contents);
  writeFileSync(`${path}.br`, brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
  writeFileSync(`${path}.gz`, gzipSync(contents, { level: 9 }));
};

/** The page with the names of its assets, which change with what is in them. */
const filled = (page: string, names: readonly string[]): string =>
  page.replace(/\{\{([\w-]+)\.(\w+)\}\}/g, (_, name: string, type: string) => {
    const found = names.find((one) => new RegExp(`^${name}-[A-Z0-9]+\\.${type}$`).test(one));
    if (found === undefined) throw new Error(`the dashboard has no asset ${name}.${type}: ${names.join(', ')}`);
    return `assets/${found}`;
  });

/** Bundles the dashboard and the viewer of the OpenAPI documents. Resolves to what is in them. */
export const buildDashboard = async (root: string): Promise<Metafile> => {
  const { outputFiles, metafile } = await build({
    ...{ absWorkingDir: root, entryPoints, outdir: `${folder}/assets`, entryNames: '[name]-[hash]' },
    ...{ bundle: true, minify: true, format: 'esm', target: 'es2022', legalComments: 'none', logLevel: 'warning' },
    ...{ jsx: 'automatic', jsxImportSource: 'preact', loader: { '.svg': 'dataurl' }, write: false, metafile: true },
  });
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(root, folder, 'assets'), { recursive: true });
  for (const { path, contents } of outputFiles) writePacked(path, contents);
  const names = outputFiles.map(({ path }) => basename(path));
  for (const page of ['index.html', 'api.html'])
    writePacked(
      join(root, folder, page),
      Buffer.from(filled(readFileSync(join(root, 'dashboard', page), 'utf8'), names)),
    );
  return metafile;
};
