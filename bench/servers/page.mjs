/** A task as fake-swr shows it. */
export const taskOf = (index, job_id) => ({
  id: index + 1,
  execution_id: 8,
  job_id,
  namespace: 'library',
  repository: `image-${index + 1}`,
  status: 'Success',
  status_text: '',
  created_at: '2020-12-01T07:06:35Z',
  updated_at: '2020-12-01T07:06:36Z',
});

const idOf = (index) => (0x2d7c874a7407 + index).toString(16).padEnd(24, '0');

/** The tasks page that every plain server answers. */
export const page = { tasks: Array.from({ length: 10 }, (_, index) => taskOf(index, idOf(index))), total: 10 };

export const port = Number(process.argv[2] ?? 0);
