import { address, go } from '../address.ts';
import { ask } from '../api.ts';
import { Menu } from '../parts/menu.tsx';
import { failed, showToast } from '../parts/toast.tsx';
import { isDemo, loadWorlds, world, worlds } from '../state.ts';
import { shown } from '../text.ts';
import { words } from '../words.ts';
import { openNewWorld } from './new-world.tsx';

const show = (project: string | undefined): void => go({ project, view: address.value.view, query: {} });

const fork = async (from: string): Promise<void> => {
  const made = await ask('post', '/_fake/worlds', { body: { from } });
  await loadWorlds();
  show(made.project_id);
};

const forget = async (project_id: string, name: string): Promise<void> => {
  await ask('delete', '/_fake/worlds/{project_id}', { path: { project_id } });
  show(undefined);
  await loadWorlds();
  showToast({ text: words.value.header.deleted(name) });
};

/** Which world is shown, and what can be done with it as a whole. */
export const WorldSwitch = () => {
  const { header } = words.value;
  const current = world.value;
  const choose = (event: Event & { readonly currentTarget: HTMLSelectElement }) => {
    const chosen = worlds.value.find(({ project_id }) => project_id === event.currentTarget.value);
    if (chosen !== undefined) show(isDemo(chosen) ? undefined : chosen.project_id);
  };
  return (
    <span class="row">
      <label class="seen-by-readers" for="world">
        {header.world}
      </label>
      <select id="world" class="bare" value={current?.project_id ?? ''} onChange={choose}>
        {worlds.value.map(({ project_id, name }) => (
          <option key={project_id} value={project_id}>
            {shown(name)}
          </option>
        ))}
      </select>
      <Menu label={header.worlds}>
        <button type="button" onClick={openNewWorld}>
          {header.newWorld}
        </button>
        {current && (
          <button type="button" onClick={() => void fork(current.project_id).catch(failed)}>
            {header.fork}
          </button>
        )}
        {current && !isDemo(current) && (
          <button type="button" onClick={() => void forget(current.project_id, current.name).catch(failed)}>
            {header.forget}
          </button>
        )}
      </Menu>
    </span>
  );
};
