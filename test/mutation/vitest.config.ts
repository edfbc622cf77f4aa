import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { parts, partVariable } from './parts.ts';

const part = parts.find(({ name }) => name === process.env[partVariable]);

const isLong = ({ moduleId }: TestSpecification): boolean => readFileSync(moduleId, 'utf8').includes("'fast-check'");

/** A run ends with the first test that fails: examples come before properties, which are tried many times. */
class ShortFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files.filter((file) => !isLong(file)), ...files.filter(isLong)];
  }
}

export default defineConfig({
  test: {
    include: [...(part?.tests ?? [])],
    testTimeout: 60_000,
    isolate: false,
    sequence: { sequencer: ShortFirst },
  },
});
