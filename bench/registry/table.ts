import { spreadOf } from '../measure/stats.ts';
import { number, spread, tableOf, targetRows } from '../report/table.ts';
import { type Step, type StepRun, steps } from './race.ts';
import type { RegistryResults } from './results.ts';
import { registryTargets } from './targets.ts';

const titles: Readonly<Record<Step, string>> = {
  'push blobs': 'push, MiB/s',
  'pull blobs': 'pull, MiB/s',
  'push manifests': 'PUT/s',
  'head manifests': 'HEAD/s',
  'pull manifests': 'GET/s',
};

const of = (runs: readonly StepRun[], name: string, step: Step, value: (run: StepRun) => number) =>
  spreadOf(runs.filter((run) => run.name === name && run.step === step).map(value));

const speeds = ({ entrants, runs }: RegistryResults): string =>
  tableOf(
    ['registry', ...steps.map((step) => titles[step])],
    entrants.map(({ name, label }) => [
      label,
      ...steps.map((step) =>
        spread(
          of(runs, name, step, ({ perSecond }) => perSecond),
          0,
        ),
      ),
    ]),
  );

const costs = ({ entrants, runs, bigBlobs }: RegistryResults): string =>
  tableOf(
    [
      'registry, server µs each',
      ...steps.map((step) => titles[step].replace(', MiB/s', ' MiB').replace('/s', '')),
      'memory, push',
      'memory, pull',
    ],
    entrants.map(({ name, label }) => {
      const own = bigBlobs.find((blob) => blob.name === name);
      return [
        label,
        ...steps.map((step) => number(of(runs, name, step, ({ cpuMicros }) => cpuMicros ?? Number.NaN).median, 0)),
        ...[own?.pushMb, own?.pullMb].map((mb) => (mb === undefined ? '–' : number(mb, 0))),
      ];
    }),
  );

const machine = ({ machine: facts, entrants, missing }: RegistryResults): string =>
  [
    ...facts.map(([name, value]) => `- ${name}: ${value}`),
    `- versions: ${entrants.map(({ version }) => version).join(', ')}`,
    ...missing.map(({ label, reason }) => `- not measured: ${label} (${reason})`),
  ].join('\n');

/** The parts of the report by the name of their place in docs/performance.md. */
export const registryParts = (results: RegistryResults): Readonly<Record<string, string>> => ({
  'registry-targets': targetRows(registryTargets(results)),
  registry: speeds(results),
  'registry-costs': costs(results),
  'registry-machine': machine(results),
});
