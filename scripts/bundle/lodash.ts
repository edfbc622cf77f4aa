import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** What stands behind `_.chain(…)` and nowhere else. */
const onlyInChains = ['orderBy'];

const calledIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/\b_\.(\w+)/g)])
    .map(([, name = '']) => name);

/**
 * Stands for lodash in the package of a file: the functions that its sources call, each from lodash's own module for it. All of
 * lodash takes eight milliseconds to load, and its modules have no other way to chain.
 */
export const lodashFor = (importer: string): string => {
  const { resolve } = createRequire(importer);
  const part = (name: string) => `require(${JSON.stringify(resolve(`lodash/${name}`))})`;
  const names = [...new Set([...calledIn(dirname(importer)), ...onlyInChains])];
  return [
    `const lodash = ${part('wrapperLodash')};`,
    `${part('mixin')}(lodash, { ${names.map((name) => `${name}: ${part(name)}`).join(', ')} });`,
    `lodash.prototype.value = ${part('wrapperValue')};`,
    'module.exports = lodash;',
  ].join('\n');
};
