import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { bundle } from './bundle.ts';
import { bundledPackages } from './bundled-packages.ts';

/** Native code, or asked for by few: whoever needs one installs it beside the file, as `installAdvice` says. */
const outside = ['classic-level', '@redis/client'];

/** The page as `npm run build:js` left it, packed: a module that has it in itself. */
const embeddedPage = (): string => {
  const folder = join(bundle.absWorkingDir, 'dist/dashboard');
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = names
    .filter((name) => name.endsWith('.gz'))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name)).toString('base64')]);
  return `import { gunzipSync } from 'node:zlib';
    const files = ${JSON.stringify(Object.fromEntries(files))};
    const packed = (name) => files[name] === undefined ? undefined : Buffer.from(files[name], 'base64');
    const plain = (bytes) => bytes && gunzipSync(bytes);
    export const ownParts = [async (name) => packed(name) ?? plain(packed(name + '.gz'))];
    export const partsIn = () => ownParts[0];`;
};

/** Modules that depend on where the code lies, by what stands for each where there is one file only. */
const within: Readonly<Record<string, string | (() => string)>> = {
  'mock/spec/load-family.ts':
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a module, whose paths esbuild looks up.
    'export const loadFamily = (family) => require(`../../spec/generated/validators/${family}.cjs`);',
  'mock/kms/curves.ts': `export const loadCurves = () => require('@noble/curves/nist.js');
    export const loadCurveUtils = () => require('@noble/curves/utils.js');`,
  'mock/start/own-program.ts': "export const ownProgram = () => [require('node:url').pathToFileURL(__filename)];",
  'mock/dashboard/own-parts.ts': embeddedPage,
  'mock/errors/install-advice.ts':
    "export const installAdvice = (name) => 'npm install --prefix ' + JSON.stringify(__dirname) + ' ' + name;",
};

const inOneFile: Plugin = {
  name: 'in-one-file',
  setup: ({ onLoad }) => {
    onLoad(
      {
        filter:
          /\/mock\/(?:spec\/load-family|kms\/curves|start\/own-program|errors\/install-advice|dashboard\/own-parts)\.ts$/,
      },
      ({ path }) => {
        const stands = within[path.slice(bundle.absWorkingDir.length)];
        if (stands === undefined) throw new Error(`nothing stands for ${path}`);
        const contents = typeof stands === 'string' ? stands : stands();
        return { contents, loader: 'js', resolveDir: path.slice(0, path.lastIndexOf('/')) };
      },
    );
  },
};

/**
 * The command line as one file of CommonJS that needs nothing beside it: what the fixtures of other languages carry.
 * Names are kept, so that a stack can be read.
 */
export const singleFile = {
  ...bundle,
  entryPoints: { 'fake-swr': 'cli/main.ts' },
  outExtension: { '.js': '.cjs' },
  splitting: false,
  packages: 'bundle',
  external: outside,
  plugins: [inOneFile, bundledPackages],
  format: 'cjs',
  loader: {},
  charset: 'utf8',
  legalComments: 'none',
  minifyWhitespace: true,
  minifySyntax: true,
} as const satisfies BuildOptions;
