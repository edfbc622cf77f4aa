import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';
import { bundle } from './bundle.ts';
import { bundledPackages } from './bundled-packages.ts';
import { fixtureEntries } from './fixture-entries.ts';

/** Documents and validators are in the package once: dist/cjs reaches those of the ES modules. */
const shared: Plugin = {
  name: 'shared',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/spec\/generated\/[\w.]+\.json$/ }, ({ path }) => ({
      path: path.replace(/^.*\/spec\//, '../../spec/'),
      external: true,
    }));
    onLoad({ filter: /\/mock\/spec\/load-family\.ts$/ }, () => ({
      contents: `import { createRequire } from 'node:module';
        const load = createRequire(__filename);
        export const loadFamily = (family) => load('../validators/' + family + '.cjs');`,
      loader: 'js',
    }));
  },
};

/** An ES module only, which jest cannot load. */
const faker: Plugin = {
  name: 'faker',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^@faker-js\/faker/ }, ({ path }) => ({ path: fileURLToPath(import.meta.resolve(path)) }));
  },
};

/** The library as CommonJS without `import()`: jest loads nothing else. */
export const commonJs = {
  ...bundle,
  entryPoints: { index: 'mock/index.ts' },
  splitting: false,
  format: 'cjs',
  plugins: [shared, faker, bundledPackages],
  supported: { 'dynamic-import': false },
  minifyWhitespace: true,
  define: { 'import.meta.url': 'fileUrl' },
  banner: { js: "const fileUrl = require('node:url').pathToFileURL(__filename).href;" },
} as const satisfies BuildOptions;

/** The library lies beside the fixtures and is loaded once. */
const besideLibrary: Plugin = {
  name: 'beside-library',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\.\/index\.ts$/ }, () => ({ path: './index.js', external: true }));
  },
};

/** The fixtures, but for vitest's: vitest is an ES module only. */
export const commonJsFixtures = {
  ...commonJs,
  entryPoints: Object.fromEntries(Object.entries(fixtureEntries).filter(([name]) => !name.startsWith('vitest'))),
  plugins: [besideLibrary],
} satisfies BuildOptions;
