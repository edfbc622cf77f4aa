import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import { circlesOf, foldersOf, type Graph, importsWithin } from './circles.ts';
import { doors, rooms } from './rooms.ts';
import { rulesOf } from './rules.ts';

const roots = [
  'action',
  'bench',
  'cli',
  'clients',
  'contracts',
  'dashboard',
  'examples',
  'fixtures',
  'mock',
  'scripts',
  'spec/generated',
  'test',
];

const graphOf = (modules: readonly IModule[]): Graph =>
  new Map(modules.map(({ source, dependencies }) => [source, new Set(dependencies.map(({ resolved }) => resolved))]));

const circleTexts = (kind: string, graph: Graph): readonly string[] =>
  circlesOf(graph).map((circle) => `a circle of ${kind}: ${circle.join(', ')}`);

/** One import for each way from a folder of a circle to another, to see what to change. */
const folderCircleTexts = (files: Graph): readonly string[] =>
  circlesOf(foldersOf(files)).map((circle) => {
    const examples = importsWithin(files, circle).map(([from, to]) => `\n    ${from} imports ${to}`);
    return `a circle of folders: ${circle.join(', ')}${examples.join('')}`;
  });

/** All that the code of a folder does against the rules of the rooms; type-only imports count. */
export const roomProblems = async (
  baseDir: string,
  { folders = roots }: { readonly folders?: readonly string[] } = {},
): Promise<readonly string[]> => {
  const forbidden = rulesOf(rooms, doors);
  const { output } = await cruise([...folders], {
    ...{ baseDir, validate: true, tsPreCompilationDeps: true, ruleSet: { forbidden: [...forbidden] } },
    ...{ doNotFollow: { path: 'node_modules' }, exclude: { path: ['^dist/', '/\\.cache/'] } },
  });
  const { modules, summary } = output as ICruiseResult;
  const graph = graphOf(modules.filter(({ source }) => !source.includes('node_modules/')));
  const reasons = new Map(forbidden.map(({ name, comment }) => [name, comment]));
  return [
    ...summary.violations.map(
      ({ from, to, rule }) => `${from} imports ${to}, but ${reasons.get(rule.name) ?? rule.name}`,
    ),
    ...circleTexts('files', graph),
    ...folderCircleTexts(graph),
  ];
};
