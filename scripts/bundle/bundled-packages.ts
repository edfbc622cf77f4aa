import { readFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { type Plugin, transform } from 'esbuild';
import { lodashFor } from './lodash.ts';

/** Loaded while somebody waits: for the first answer of the control plane (decisions/013), the last one at every start. */
const bundled = ['express', 'openapi-backend', 'fastest-levenshtein'];

const missing = (name: string) => `class { constructor() { throw new Error('${name} is not in the bundle'); } }`;

/** What these load with their first line and the fake never uses, by what stands for it. */
const unused: Readonly<Record<string, string>> = {
  // Validators are compiled by `npm run spec`, and so is the check of the document.
  ajv: `module.exports = ${missing('ajv')};`,
  'openapi-schema-validator': `module.exports = ${missing('openapi-schema-validator')};`,
  // Documents are given as objects, without references to other files.
  '@apidevtools/json-schema-ref-parser':
    'const parse = async (document) => document; module.exports = { parse, resolve() {}, dereference() {} };',
  // No answer is made up from a schema.
  'mock-json-schema': `exports.mock = ${missing('mock-json-schema')};`,
  // The control plane gives queries that it has read, and nobody asks Express for one.
  qs: "exports.parse = () => { throw new Error('qs is not in the bundle'); };",
  // mock/http/bodies.ts reads bodies, within the gateway's limits.
  'body-parser': 'module.exports = {};',
};

/** Others that are bundled do use those: ajv-formats needs Ajv. */
const isOfAPlane = (importer: string): boolean => /\/node_modules\/(?:express|openapi-)/.test(importer);

const isPackage = (path: string): boolean => path.includes('/node_modules/');

/** JSON.parse reads large data in half the time that an object literal takes. */
const parsing = (json: string): string => `JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(json)))});`;

/** Bundles the packages above, less what they do not use; all others stay outside. */
export const bundledPackages: Plugin = {
  name: 'bundled-packages',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /.*/ }, ({ path, importer, kind }) => {
      if (!isPackage(importer) && !bundled.includes(path)) return undefined;
      if (isBuiltin(path)) return kind === 'require-call' ? { path, namespace: 'builtin' } : undefined;
      if (isOfAPlane(importer) && Object.hasOwn(unused, path)) return { path, namespace: 'unused' };
      if (isOfAPlane(importer) && path === 'lodash') return { path, namespace: 'lodash', pluginData: importer };
      return { path: createRequire(importer).resolve(path) };
    });
    onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({ contents: unused[path] ?? '' }));
    onLoad({ filter: /.*/, namespace: 'lodash' }, ({ pluginData: importer }) => ({
      contents: lodashFor(importer),
      resolveDir: dirname(importer),
    }));
    // A module of ECMAScript has no `require`.
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('${path}');`,
    }));
    onLoad({ filter: /\/node_modules\/.*\.js$/ }, async ({ path }) => ({
      contents: (await transform(await readFile(path, 'utf8'), { minify: true, loader: 'js' })).code,
    }));
    onLoad({ filter: /\.json$/ }, async ({ path }) => ({
      contents: `${isPackage(path) ? 'module.exports =' : 'export default'} ${parsing(await readFile(path, 'utf8'))}`,
    }));
  },
};
