/** Counts, by folder, where the compiler or the linter is told to look away. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';

interface Count {
  as: number;
  asUnknown: number;
  nonNull: number;
  biomeIgnore: number;
  tsExpectError: number;
}

const countIn = (path: string, count: Count): void => {
  const text = readFileSync(path, 'utf8');
  const visit = (node: ts.Node): void => {
    if (ts.isAsExpression(node) && node.type.getText() !== 'const') {
      count.as += 1;
      if (node.type.getText() === 'unknown') count.asUnknown += 1;
    }
    if (ts.isNonNullExpression(node)) count.nonNull += 1;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  count.biomeIgnore += text.match(/\/\/ biome-ignore/g)?.length ?? 0;
  count.tsExpectError += text.match(/@ts-(?:expect-error|ignore|nocheck)/g)?.length ?? 0;
};

const files = execFileSync('git', ['ls-files', '*.ts'], { encoding: 'utf8' }).trim().split('\n');
const counts: Record<string, Count> = {};
for (const path of files.filter((file) => !file.startsWith('spec/generated'))) {
  const folder = path.includes('/') ? path.slice(0, path.indexOf('/')) : '.';
  counts[folder] ??= { as: 0, asUnknown: 0, nonNull: 0, biomeIgnore: 0, tsExpectError: 0 };
  countIn(path, counts[folder]);
}
console.table(counts);
