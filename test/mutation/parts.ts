/** What is changed in one run, and the tests that have to notice. */
export interface Part {
  readonly name: string;
  readonly mutated: readonly string[];
  /** Those that reach the part directly, and quick ones of the families. Every mutant runs those that come to it. */
  readonly tests: readonly string[];
}

export const parts: readonly Part[] = [
  {
    name: 'kernel',
    mutated: ['mock/world/kernel/**/*.ts'],
    // Not those of how long something takes: with all mutants in it the code is several times as slow.
    tests: ['test/world/kernel/!(glob-steps|wildcard-speed).test.ts'],
  },
  { name: 'policies', mutated: ['mock/world/policies/**/*.ts'], tests: ['test/world/policies/**/*.test.ts'] },
  { name: 'executions', mutated: ['mock/world/executions/**/*.ts'], tests: ['test/world/executions/**/*.test.ts'] },
  {
    name: 'commit',
    mutated: ['mock/world/commit.ts', 'mock/world/advance.ts'],
    tests: ['test/world/commit.test.ts', 'test/world/advance*.test.ts'],
  },
];

/** The part whose tests a runner runs is told by the environment: the runner is a process of its own. */
export const partVariable = 'MUTATION_PART';
