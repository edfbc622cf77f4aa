import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { address, go } from '../address.ts';
import { ask } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { failed } from '../parts/toast.tsx';
import { loadWorlds } from '../state.ts';
import { words } from '../words.ts';

const isNewWorldOpen = signal(false);

export const openNewWorld = (): void => {
  isNewWorldOpen.value = true;
};

const close = (): void => {
  isNewWorldOpen.value = false;
};

const scenarios = ['demo', 'empty', 'large'] as const;

const make = async (name: string, seed: string): Promise<void> => {
  const scenario = scenarios.find((one) => one === seed);
  const body = { ...(name === '' ? {} : { name }), ...(scenario === undefined ? {} : { seed: scenario }) };
  const { project_id } = await ask('post', '/_fake/worlds', { body });
  close();
  await loadWorlds();
  go({ project: project_id, view: address.value.view, query: {} });
};

export const NewWorld = () => {
  const [name, setName] = useState('');
  const [seed, setSeed] = useState('');
  const { newWorld, cancel } = words.value;
  const submit = (event: Event) => {
    event.preventDefault();
    make(name, seed).catch(failed);
  };
  return (
    <Dialog isOpen={isNewWorldOpen} title={newWorld.title}>
      <form class="stack" onSubmit={submit}>
        <div class="field">
          <label for="new-world-name">{newWorld.name}</label>
          <input
            id="new-world-name"
            maxLength={128}
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for="new-world-seed">{newWorld.seed}</label>
          <select id="new-world-seed" value={seed} onChange={({ currentTarget }) => setSeed(currentTarget.value)}>
            <option value="">{newWorld.asStarted}</option>
            {scenarios.map((scenario) => (
              <option key={scenario}>{scenario}</option>
            ))}
          </select>
        </div>
        <div class="row">
          <button type="submit" class="primary">
            {newWorld.make}
          </button>
          <button type="button" onClick={close}>
            {cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
};
