/** What the package holds and what its README shows, without installing it. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { englishPages } from '../../scripts/pages.ts';
import { blocksOf, reasonOf, textOf } from './blocks.ts';
import { root } from './place.ts';

const cwd = fileURLToPath(root);

const packed = (): readonly string[] => {
  const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd, encoding: 'utf8' });
  const [{ files }] = JSON.parse(said) as [{ files: { path: string }[] }];
  return files.map(({ path }) => path);
};

test('the links of the packed READMEs lead to what is packed', () => {
  const files = packed();
  const links = ['README.md', 'README.zh-CN.md'].flatMap((file) =>
    [...textOf(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link),
  );
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((link) => !files.some((file) => file === link || file.startsWith(`${link}/`)))).toEqual([]);
});

test('package.json can be imported, and the package builds itself where it comes from git', () => {
  expect(manifest.exports['./package.json']).toBe('./package.json');
  expect(createRequire(import.meta.url)('../../package.json').name).toBe('fake-swr');
  expect(manifest.scripts.prepare).toContain('npm run build');
});

test('the tests that the pages show compile, strictly and without the types of a browser', { timeout: 60_000 }, () => {
  const shown = englishPages.flatMap((file) => blocksOf(file)).filter((one) => one.language === 'ts' && !reasonOf(one));
  const texts = new Map(shown.map(({ where, text }) => [`${cwd}${where.replace(/\W/g, '-')}.test.ts`, text]));
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: ['node'], resolveJsonModule: true },
    ...{ target: ts.ScriptTarget.ES2022, lib: ['lib.es2023.d.ts'], allowImportingTsExtensions: true },
    ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
    paths: { 'fake-swr': [`${cwd}mock/index.ts`], 'fake-swr/vitest': [`${cwd}mock/fixtures/vitest.ts`] },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  const program = ts.createProgram([...texts.keys()], options, {
    ...host,
    fileExists: (file) => texts.has(file) || fileExists(file),
    readFile: (file) => texts.get(file) ?? readFile(file),
    getSourceFile: (file, version) => {
      const text = texts.get(file);
      return text === undefined ? getSourceFile(file, version) : ts.createSourceFile(file, text, version);
    },
  });
  const problems = [...texts.keys()].flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(file)));
  const said = problems.map(
    ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
  expect(texts.size).toBeGreaterThan(5);
  expect(said).toEqual([]);
});
