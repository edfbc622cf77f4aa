/** What the benchmark of the registry makes and concludes, without a registry. */
import { describe, expect, test } from 'vitest';
import { blobsOf, sha256 } from '../../bench/registry/blobs.ts';
import { distributionConfig } from '../../bench/registry/distribution-config.ts';
import { manifestsOf, parts } from '../../bench/registry/manifests.ts';
import { type StepRun, steps } from '../../bench/registry/race.ts';
import { registryParts } from '../../bench/registry/table.ts';
import { besideDistribution, registryTargets } from '../../bench/registry/targets.ts';
import { leastInCheck, memoryVerdict, notCompared, speedVerdicts } from '../../bench/registry/verdicts.ts';

/** Runs of both in that many rounds; the fake takes so many microseconds where distribution takes 100. */
const runsOf = (cpuMicros: number | undefined, rounds = 3): readonly StepRun[] =>
  Array.from({ length: rounds }, (_, round) =>
    steps.flatMap((step) => [
      { name: 'fake-swr', round, step, perSecond: 50, cpuMicros },
      { name: 'distribution', round, step, perSecond: 100, cpuMicros: cpuMicros && 100 },
    ]),
  ).flat();

const holding = (runs: readonly StepRun[], nodeMajor = 24) => speedVerdicts(runs, nodeMajor).map(({ holds }) => holds);

describe('the check', () => {
  test('holds where each step is fast enough for its processor time, and says by how much', () => {
    const verdicts = speedVerdicts(runsOf(80), 24);
    expect(verdicts.every(({ holds }) => holds)).toBe(true);
    expect(verdicts[0]?.line).toBe('registry, push blobs 1.25 × distribution; at least 0.5 holds');
    expect(verdicts[4]?.line).toBe('registry, pull manifests 1.25 × distribution; at least 1 holds');
  });

  test('is missed step by step', () => {
    expect(holding(runsOf(125))).toEqual([true, true, false, false, false]);
    expect(holding(runsOf(125), 20)).toEqual([true, true, true, true, true]);
    expect(holding(runsOf(210), 20)).toEqual([false, false, false, false, false]);
    expect(speedVerdicts(runsOf(210), 20)[0]?.line).toBe(
      'registry, push blobs 0.48 × distribution; at least 0.5 is missed',
    );
  });

  test('goes by requests a second where processor time cannot be read', () => {
    expect(speedVerdicts(runsOf(undefined), 24)[0]?.line).toContain('0.50 × distribution');
  });

  test('does not hold where nothing was measured', () => {
    expect(holding([])).toEqual(steps.map(() => false));
    expect(holding(runsOf(10).filter(({ name }) => name === 'fake-swr'))).toEqual(steps.map(() => false));
  });

  test('does not hold, and says so plainly, where nothing can be compared', () => {
    expect(notCompared('beside distribution', 'there is no Go to build it with')).toEqual({
      line: 'registry, beside distribution: not compared: there is no Go to build it with; --without-registry leaves the registry out',
      holds: false,
    });
  });

  test.each([
    [12, 64, true],
    [65, 12, false],
    [12, 65, false],
  ])('of memory, %d MiB pushed and %d pulled', (pushMb, pullMb, holds) => {
    const verdict = memoryVerdict({ name: 'fake-swr', mib: 2048, pushMb, pullMb });
    expect(verdict.holds).toBe(holds);
    expect(verdict.line).toContain(`${Math.max(pushMb, pullMb)} MiB above idle; at most 64`);
  });

  test.each(steps)('is never stricter than the target: %s', (step) => {
    const target = registryTargets({ runs: runsOf(100), bigBlobs: [] } as never)[steps.indexOf(step)]?.limit;
    for (const major of [20, 24]) expect(leastInCheck(step, major)).toBeLessThanOrEqual(Number(target?.split(' ')[2]));
  });
});

test('a ratio is of runs of the same round', () => {
  const run = (name: string, round: number, perSecond: number): StepRun => ({
    ...{ name, round, perSecond, step: 'pull blobs', cpuMicros: undefined },
  });
  const runs = [run('fake-swr', 0, 10), run('distribution', 0, 5), run('fake-swr', 1, 9), run('distribution', 2, 1)];
  expect(besideDistribution(runs, 'pull blobs', ({ perSecond }) => perSecond)).toEqual({ median: 2, low: 2, high: 2 });
});

const results = {
  machine: [['load', 'none']],
  entrants: [{ name: 'fake-swr', label: 'fake-swr', version: 'fake-swr 1' }],
  missing: [{ label: 'distribution, files', reason: 'there is no Go' }],
  runs: runsOf(80).filter(({ name }) => name === 'fake-swr'),
  bigBlobs: [{ name: 'fake-swr', mib: 2048, pushMb: 12, pullMb: 70 }],
} as const;

describe('the report', () => {
  test('has the targets that were measured and no others', () => {
    expect(registryTargets(results).map(({ aim, met }) => [aim, met])).toEqual([
      ['memory above idle, a blob of 2048 MiB pushed', true],
      ['memory above idle, a blob of 2048 MiB pulled', false],
    ]);
    expect(registryTargets({ ...results, runs: runsOf(80) })).toHaveLength(7);
  });

  test('shows each registry, what it took, and what is missing', () => {
    const page = registryParts(results);
    expect(page.registry).toMatch(/fake-swr +\|( +50 \(50–50\) \|){5}/);
    expect(page['registry-costs']).toMatch(/fake-swr +\|( +80 \|){5} +12 \| +70 \|/);
    expect(page['registry-machine']).toBe(
      '- load: none\n- versions: fake-swr 1\n- not measured: distribution, files (there is no Go)',
    );
  });
});

describe('the goods', () => {
  test('blobs are of that size, the same each time, and no two alike', () => {
    const blobs = blobsOf(4, 4096);
    expect(blobs.map(({ bytes }) => bytes.length)).toEqual([4096, 4096, 4096, 4096]);
    expect(blobs.map(({ digest }) => digest)).toEqual(blobsOf(4, 4096).map(({ bytes }) => sha256(bytes)));
    expect(new Set(blobs.map(({ digest }) => digest)).size).toBe(4);
  });

  test('manifests name the parts that are pushed before them, and are found by tag and digest', () => {
    const manifests = manifestsOf(3, 'w');
    expect(manifests.map(({ tag }) => tag)).toEqual(['w0', 'w1', 'w2']);
    for (const { body, digest, tag } of manifests) {
      const { config, layers, annotations } = JSON.parse(body.toString());
      expect(digest).toBe(sha256(body));
      expect([config.digest, config.size]).toEqual([sha256(parts.config), parts.config.length]);
      expect(layers).toMatchObject([{ digest: sha256(parts.layer), size: parts.layer.length }]);
      expect(annotations['org.opencontainers.image.version']).toBe(tag);
    }
    expect(new Set(manifests.map(({ digest }) => digest)).size).toBe(3);
  });

  test('distribution is told its port and its folder, and to ask nobody who they are', () => {
    const text = distributionConfig(5000, '/tmp/r');
    expect(text).toContain('addr: 127.0.0.1:5000');
    expect(text).toContain('rootdirectory: /tmp/r');
    expect(text).not.toContain('auth');
  });
});
