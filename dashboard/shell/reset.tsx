import { ask, type Schemas } from '../api.ts';
import { changeClock, loadClock } from '../clock.ts';
import { failed, showToast } from '../parts/toast.tsx';
import { world } from '../state.ts';
import { words } from '../words.ts';

const clockOf = (project_id: string) => ask('get', '/_fake/clock', { query: { project_id } });

/** Puts rows and clock back; a snapshot holds nothing else. */
const undo = async (project_id: string, snapshot: Schemas['Snapshot'], clock: Schemas['Clock']): Promise<void> => {
  await changeClock({ set: clock.now });
  await changeClock(clock.scale === 0 ? { freeze: true } : { scale: clock.scale });
  await ask('put', '/_fake/worlds/{project_id}/snapshot', { path: { project_id }, body: snapshot });
  showToast({ text: words.value.header.undone });
};

const reset = async (project_id: string, name: string): Promise<void> => {
  const { header } = words.value;
  const [snapshot, clock] = await Promise.all([
    ask('get', '/_fake/worlds/{project_id}/snapshot', { path: { project_id } }),
    clockOf(project_id),
  ]);
  await ask('post', '/_fake/reset', { body: { project_id } });
  await loadClock();
  showToast({
    text: `${header.resetDone(name)} ${header.undoLimits}`,
    action: { label: header.undo, run: () => void undo(project_id, snapshot, clock).catch(failed) },
  });
};

/** Resets the world that is shown, without a question: it can be undone. */
export const Reset = () => {
  const current = world.value;
  if (current === undefined) return null;
  return (
    <button type="button" onClick={() => void reset(current.project_id, current.name).catch(failed)}>
      {words.value.header.reset}
    </button>
  );
};
