import type { SeedGc } from '../format/types.ts';

/** A task in every status; nothing runs by itself. */
export const gc: SeedGc = {
  schedule: { delete_untagged: true, workers: 2 },
  tasks: [
    {
      id: 1,
      job_kind: 'SCHEDULE',
      delete_untagged: true,
      workers: 2,
      purged_blobs: 24,
      purged_manifests: 6,
      freed_space: 734_003_200,
    },
    { id: 2, job_status: 'Error' },
    { id: 3, job_status: 'Stopped' },
    { id: 4, dry_run: true, purged_blobs: 8, purged_manifests: 2, freed_space: 104_857_600 },
    { id: 5, job_kind: 'SCHEDULE', delete_untagged: true, workers: 2, job_status: 'Running' },
    { id: 6, job_status: 'Pending' },
  ],
};
