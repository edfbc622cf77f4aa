/** Garbage collection as time passes, and what it removes. */
import { describe, expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';
import {
  artifactAt,
  collect,
  collected,
  deleteArtifact,
  gcAt,
  one,
  seed,
  seedOf,
  tasksOf,
  three,
  two,
} from './support.ts';

const nothing = { purged_blobs: 0, purged_manifests: 0, freed_space: 0 };

describe('a task', () => {
  test('is accepted and goes from Pending over Running to Success', async () => {
    const fake = await startFake({ seed });
    const { status, body } = await collect(fake);
    expect([status, body]).toEqual([202, { id: 1 }]);
    const seen = [];
    for (let second = 0; second <= 13; second += 1) {
      const task = (await fake.get(`${gcAt(fake)}/1`)).body;
      seen.push(`${second} ${task.job_status} ${task.update_time.slice(17, 19)}`);
      fake.clock.advance(1000);
    }
    expect(seen.slice(0, 3)).toEqual(['0 Pending 00', '1 Pending 00', '2 Running 02']);
    expect(seen.slice(11)).toEqual(['11 Running 02', '12 Success 12', '13 Success 12']);
  });

  test('shows its parameters, and once it has succeeded what it removed', async () => {
    const fake = await startFake({ seed });
    await collect(fake, { delete_untagged: true, workers: 5 });
    const [running] = await tasksOf(fake);
    expect(running).toEqual({
      id: 1,
      job_name: 'GARBAGE_COLLECTION',
      job_kind: 'MANUAL',
      job_parameters: { delete_untagged: true, workers: 5, dry_run: false },
      job_status: 'Pending',
      creation_time: '2026-03-01T12:00:00Z',
      update_time: '2026-03-01T12:00:00Z',
    });
    fake.clock.advance(60_000);
    const [ended] = await tasksOf(fake);
    expect(ended.job_parameters).toMatchObject({ purged_blobs: 4, purged_manifests: 1, freed_space: 200 });
  });

  test('that is not there cannot be shown or stopped', async () => {
    const fake = await startFake({ seed });
    await collect(fake);
    const other = gcAt(fake).replace(
      fake.instance,
      `${fake.instance.slice(0, -36)}00000000-0000-0000-0000-000000000000`,
    );
    for (const path of [`${gcAt(fake)}/2`, `${gcAt(fake)}/0`, `${other}/1`]) {
      expect([(await fake.get(path)).status, (await fake.put(path, undefined)).status], path).toEqual([404, 404]);
    }
  });
});

describe('what is removed', () => {
  test('is what was deleted, once', async () => {
    const fake = await startFake({ seed });
    expect((await collected(fake)).job_parameters).toMatchObject(nothing);
    await deleteArtifact(fake, one);
    expect((await collected(fake)).job_parameters).toMatchObject({ purged_manifests: 1, freed_space: 1000 });
    expect((await collected(fake)).job_parameters).toMatchObject(nothing);
  });

  test('is not what lost its tag, unless artifacts without one are deleted', async () => {
    const fake = await startFake({ seed });
    await fake.remove(`${fake.instance.replace(/^\/v2\/[^/]+/, '/v2')}/namespaces/n/repositories/a/tags/1`);
    expect((await collected(fake)).job_parameters).toMatchObject(nothing);
    expect((await fake.get(artifactAt(fake, one))).status).toBe(200);
    const { job_parameters } = await collected(fake, { delete_untagged: true });
    expect(job_parameters).toMatchObject({ purged_manifests: 2, freed_space: 1200 });
    expect((await fake.get(artifactAt(fake, one))).status).toBe(404);
    expect((await fake.get(artifactAt(fake, two))).status).toBe(404);
  });

  test('is not what was pushed again since', async () => {
    const fake = await startFake({ seed });
    await deleteArtifact(fake, one);
    const pushed = { namespace_name: 'n', repository_name: 'b', tags: ['2'], digest: one, size: 1000 };
    await fake.post('/_fake/artifacts', pushed);
    expect((await collected(fake)).job_parameters).toMatchObject(nothing);
    await fake.remove(`${fake.instance}/namespaces/n/repositories/b`);
    expect((await collected(fake)).job_parameters).toMatchObject({ purged_manifests: 1, freed_space: 1000 });
  });

  test('is nothing in a dry run, which counts the same', async () => {
    const fake = await startFake({ seed });
    await deleteArtifact(fake, one);
    const expected = { purged_blobs: 8, purged_manifests: 2, freed_space: 1200 };
    const dry = await collected(fake, { dry_run: true, delete_untagged: true });
    expect(dry.job_parameters).toMatchObject({ ...expected, dry_run: true });
    expect((await fake.get(artifactAt(fake, two))).status).toBe(200);
    expect((await collected(fake, { delete_untagged: true })).job_parameters).toMatchObject(expected);
  });

  test('is not what a tagged index refers to; an index without a tag takes along what is in no other', async () => {
    const index = { children: [one], size: 10 };
    const kept = await startFake({
      seed: seedOf([
        { digest: one, size: 1000, tags: [] },
        { digest: three, tags: ['1'], ...index },
      ]),
    });
    expect((await collected(kept, { delete_untagged: true })).job_parameters).toMatchObject(nothing);
    const gone = await startFake({
      seed: seedOf([
        { digest: one, size: 1000, tags: [] },
        { digest: three, tags: [], ...index },
      ]),
    });
    const expected = { purged_blobs: 4, purged_manifests: 2, freed_space: 1010 };
    const dry = await collected(gone, { delete_untagged: true, dry_run: true });
    expect(dry.job_parameters).toMatchObject(expected);
    expect((await collected(gone, { delete_untagged: true })).job_parameters).toMatchObject(expected);
  });

  test('is also what a repository and its signatures took up', async () => {
    const accessories = [{ size: 7 }, { size: 5 }];
    const fake = await startFake({ seed: seedOf([{ digest: one, size: 1000, accessories }]) });
    await fake.remove(`${fake.instance}/namespaces/n/repositories/a`);
    const { job_parameters } = await collected(fake);
    expect(job_parameters).toMatchObject({ purged_blobs: 8, purged_manifests: 3, freed_space: 1012 });
  });

  test('is of the instance alone', async () => {
    const fake = await startFake({ seed });
    const [, other] = (await fake.get(fake.instance.slice(0, -37))).body.instances;
    await deleteArtifact(fake, one);
    const elsewhere = fake.instance.replace(/[^/]+$/, other.id);
    const body = { schedule: { type: 'Manual' }, parameters: { workers: 1 } };
    const { body: started } = await fake.post(`${elsewhere}/system/gc/schedule`, body);
    fake.clock.advance(60_000);
    expect((await fake.get(`${elsewhere}/system/gc/${started.id}`)).body.job_parameters).toMatchObject(nothing);
    expect((await fake.get(`${gcAt(fake)}/${started.id}`)).status).toBe(404);
    expect(await tasksOf(fake)).toEqual([]);
    expect((await collected(fake)).job_parameters).toMatchObject({ freed_space: 1000 });
  });
});
