import { parseArgs } from 'node:util';
import { type Generator, hasWrk } from './measure/load.ts';

export interface Flags {
  readonly quick: boolean;
  readonly check: boolean;
  /** Only the registry, beside others. */
  readonly registry: boolean;
  /** Only what other calls than a page of tasks cost. */
  readonly calls: boolean;
  /** Only what `--data` costs. */
  readonly data: boolean;
  /** All but the registry. */
  readonly withoutRegistry: boolean;
  /** Only draws again what was measured last. */
  readonly render: boolean;
  /** The commit whose build this one is measured against. */
  readonly against?: string | undefined;
  readonly generator: Generator;
}

const usage = `npm run bench [-- flags]
  --quick             under two minutes: fewer contenders and rounds; writes nothing into docs/
  --registry          only pushes and pulls of images, beside other registries; with --check and --quick as well
  --calls             only what other calls than a page of tasks cost; with --quick as well
  --data              only what --data costs, on the terminal
  --without-registry  nothing of the registry, as where distribution cannot be built; with --check and --quick as well
  --check             the ratios with room for noise, for CI; exit code 1 if one is missed or could not be compared
  --against <commit>  this build and that commit's in turn; exit code 1 if this one takes too much longer
  --render            tables and charts of the last full measurement of each Node anew
  --load <generator>  wrk or autocannon; wrk where it is installed, else autocannon
`;

const generatorOf = (said: string | undefined): Generator => {
  if (said === undefined) return hasWrk() ? 'wrk' : 'autocannon';
  if (said === 'wrk' || said === 'autocannon') return said;
  throw new TypeError(`--load is ${said} but must be wrk or autocannon`);
};

/** Throws a TypeError that shows the usage. */
export const readFlags = (argv: readonly string[]): Flags => {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        quick: flag,
        check: flag,
        registry: flag,
        calls: flag,
        data: flag,
        'without-registry': flag,
        render: flag,
        against: { type: 'string' },
        load: { type: 'string' },
      },
    });
    const { quick, check, registry, calls, data, render, against, 'without-registry': withoutRegistry } = values;
    if (registry && withoutRegistry) throw new TypeError('--registry and --without-registry exclude each other');
    return {
      quick,
      check,
      registry,
      calls,
      data,
      withoutRegistry,
      render,
      against,
      generator: generatorOf(values.load),
    };
  } catch (error) {
    throw new TypeError(`${(error as Error).message}\n${usage}`);
  }
};
