import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import { here } from '../contender.ts';

interface Operation {
  readonly service: string;
  readonly id: string;
  readonly template: string;
}

const list = here('../spec/generated/operations.json');

const served = 'ListInstanceSignPolicyExecTasks';

/** The API's own operations cut down to so many, or made more by siblings of the one that is asked for. */
const operationsOf = (count: number): readonly Operation[] => {
  const all = JSON.parse(readFileSync(list, 'utf8')) as readonly Operation[];
  const control = all.filter(({ service }) => service === 'control');
  const own = all.filter(({ service }) => service === 'swr');
  const asked = own.filter(({ id }) => id === served);
  const kept = [...asked, ...own.filter(({ id }) => id !== served)].slice(0, count);
  const more = asked.flatMap((operation) =>
    Array.from({ length: Math.max(0, count - kept.length) }, (_, index) => ({
      ...operation,
      id: `${operation.id}${index}`,
      template: operation.template.replace(/tasks$/, `siblings-${index}`),
    })),
  );
  return [...control, ...kept, ...more];
};

export const operationCount = (): number =>
  (JSON.parse(readFileSync(list, 'utf8')) as readonly Operation[]).filter(({ service }) => service === 'swr').length;

const withOperations = (count: number): Plugin => ({
  name: 'operations',
  setup: ({ onLoad }) => {
    onLoad({ filter: /spec[\\/]generated[\\/]operations\.json$/ }, () => ({
      contents: JSON.stringify(operationsOf(count)),
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

/** fake-swr built as scripts/build.ts does, but with so many operations; returns the path of its main.js. */
export const buildVariant = async (count: number): Promise<string> => {
  linkPackages();
  const outdir = here(`.cache/variants/operations-${count}`);
  await build({
    absWorkingDir: here('..'),
    entryPoints: { main: 'mock/main.ts' },
    outdir,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    plugins: [withOperations(count)],
  });
  return `${outdir}/main.js`;
};
