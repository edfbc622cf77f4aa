import { signal } from '@preact/signals';
import { isSingleKey } from '../keys.ts';
import { Dialog } from '../parts/dialog.tsx';
import { keys } from '../preferences.ts';
import { words } from '../words.ts';

const isHelpOpen = signal(false);

export const openHelp = (): void => {
  isHelpOpen.value = true;
};

const close = (): void => {
  isHelpOpen.value = false;
};

addEventListener('keydown', (event) => {
  if (isSingleKey(event, '?')) openHelp();
});

/** Which keys do something, and whether they shall. */
export const Help = () => {
  const { keys: said } = words.value;
  return (
    <Dialog isOpen={isHelpOpen} title={said.title}>
      <p>{said.text}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={keys.value === 'on'}
          onChange={({ currentTarget }) => {
            keys.value = currentTarget.checked ? 'on' : 'off';
          }}
        />
        {said.on}
      </label>
      <div>
        <button type="button" onClick={close}>
          {words.value.close}
        </button>
      </div>
    </Dialog>
  );
};
