import type { Schemas } from '../../api.ts';
import { Status, type Tone } from '../../parts/shape.tsx';
import { words } from '../../words.ts';

type Counts = Schemas['RunCounts'];

const parts = ['succeed', 'failed', 'in_progress', 'waiting', 'stopped'] as const satisfies readonly (keyof Counts)[];

const tones: Readonly<Record<(typeof parts)[number], Tone>> = {
  ...{ succeed: 'good', failed: 'bad', in_progress: 'busy', waiting: 'idle', stopped: 'warn' },
};

/** How many tasks are how far; those of which there are none are left out. */
export const TaskCounts = ({ counts }: { readonly counts: Counts }) => {
  const { runs, count } = words.value;
  const some = parts.filter((part) => counts[part] > 0);
  return (
    <span class="row counts-row">
      {some.map((part) => (
        <Status key={part} tone={tones[part]} word={`${count(counts[part])} ${runs.counts[part]}`} />
      ))}
      {some.length === 0 && <span class="muted">{runs.noTasks}</span>}
    </span>
  );
};
