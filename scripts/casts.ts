/**
 * Counts where the compiler or the linter is told to look away: casts by class, each with its reason, and by folder what
 * else there is. Fails if a cast has no class, or if the compiler is told to look away in any other way but in a test.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { type Cast, classes } from './casts/classes.ts';

const isCast = (node: ts.Node): node is ts.AsExpression => ts.isAsExpression(node) && node.type.getText() !== 'const';

const outside = (node: ts.Node): ts.Node =>
  ts.isParenthesizedExpression(node.parent) ? outside(node.parent) : node.parent;

const short = (node: ts.Node): string => node.getText().replace(/\s+/g, ' ');

/** `as unknown as T` is one cast: the first half only leads to the second. */
const castsIn = (path: string, text: string): readonly Cast[] => {
  const source = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: Cast[] = [];
  const visit = (node: ts.Node): void => {
    if (isCast(node) && !(node.type.kind === ts.SyntaxKind.UnknownKeyword && isCast(outside(node)))) {
      const { line } = source.getLineAndCharacterOfPosition(node.type.getStart());
      const expression = short(node.expression).replace(/^\(+/, '');
      found.push({ path, line: line + 1, expression, type: short(node.type) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((path) => !path.startsWith('spec/generated'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const casts = files.flatMap(({ path, text }) => castsIn(path, text));
const counts = new Map<string, number>();
const unclassed = casts.filter((cast) => {
  const found = classes.find(({ has }) => has(cast));
  if (found !== undefined) counts.set(found.name, (counts.get(found.name) ?? 0) + 1);
  return found === undefined;
});

for (const { name, reason } of classes)
  console.log(`${String(counts.get(name) ?? 0).padStart(4)}  ${name}\n      ${reason}`);
const marks = (mark: RegExp) => files.reduce((sum, { text }) => sum + (text.match(mark)?.length ?? 0), 0);
console.log(`${String(casts.length).padStart(4)}  casts in all`);
console.log(`${String(marks(/\/\/ biome-ignore/g)).padStart(4)}  lines that the linter skips, each with its reason`);
console.log(`${String(marks(/\/\/ @ts-expect-error/g)).padStart(4)}  lines that must not compile, in tests of types`);

for (const { path, line, expression, type } of unclassed)
  console.error(
    `${path}:${line}: ${expression} as ${type}: a cast of no class; give it a better type, or a class in scripts/casts/classes.ts`,
  );
process.exitCode = unclassed.length > 0 ? 1 : 0;
