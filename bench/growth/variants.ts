import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import { bundle, validatorEntries } from '../../scripts/bundle/bundle.ts';
import { here } from '../common/contender.ts';

interface Operation {
  readonly service: string;
  readonly id: string;
}

const list = here('../spec/generated/operations.json');

const asked = 'ListInstanceSignPolicyExecTasks';

interface Prepared {
  readonly parameters: readonly unknown[];
  readonly operations: readonly Operation[];
}

const { parameters, operations: all } = JSON.parse(readFileSync(list, 'utf8')) as Prepared;
const own = all.filter(({ service }) => service === 'swr');

/** How many operations the API has. */
export const operationCount = own.length;

/** The API's operations cut down to so many, the one that is asked for first. */
const operationsOf = (count: number): readonly Operation[] => {
  const control = all.filter(({ service }) => service === 'control');
  const ordered = [...own.filter(({ id }) => id === asked), ...own.filter(({ id }) => id !== asked)];
  return [...control, ...ordered.slice(0, count)];
};

const withOperations = (count: number): Plugin => ({
  name: 'operations',
  setup: ({ onLoad }) => {
    onLoad({ filter: /spec[\\/]generated[\\/]operations\.json$/ }, () => ({
      contents: JSON.stringify({ parameters, operations: operationsOf(count) }),
      loader: 'json',
    }));
  },
});

/** Packages are taken from the project's own node_modules, not from the benchmark's. */
const linkPackages = (): void => {
  mkdirSync(here('.cache/variants'), { recursive: true });
  const link = here('.cache/variants/node_modules');
  if (!existsSync(link)) symlinkSync(here('../node_modules'), link);
};

/** fake-swr with so many operations; returns the path of its main.js. */
export const buildVariant = async (count: number): Promise<string> => {
  linkPackages();
  const outdir = here(`.cache/variants/operations-${count}`);
  await build({
    ...bundle,
    entryPoints: { main: 'cli/main.ts', ...validatorEntries },
    outdir,
    plugins: [withOperations(count), ...bundle.plugins],
  });
  return `${outdir}/main.js`;
};
