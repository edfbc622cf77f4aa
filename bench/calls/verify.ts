import { here } from '../common/contender.ts';
import { printed } from '../measure/load.ts';

/** A run of all contract cases against a fake in its own process, start and report included. */
export interface Verified {
  readonly cases: number;
  readonly seconds: number;
}

export const verifyRuns = async (rounds: number): Promise<readonly Verified[]> => {
  const runs: Verified[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begunMs = performance.now();
    const text = await printed(process.execPath, [here('../dist/main.js'), 'verify', '--target', 'inprocess']);
    const [, passed = '', failed] = /(\d+) passed, (\d+) failed, \d+ skipped\s*$/.exec(text) ?? [];
    if (failed !== '0') throw new Error(`verify ended with: ${text.slice(-200)}`);
    runs.push({ cases: Number(passed), seconds: (performance.now() - begunMs) / 1000 });
  }
  return runs;
};
