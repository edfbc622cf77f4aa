import { signal } from '@preact/signals';
import { words } from '../words.ts';
import { announce } from './announcer.tsx';

interface Toast {
  readonly text: string;
  readonly isBad?: boolean;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const toast = signal<Toast | undefined>(undefined);

/** Says what was done, until the next one or until it is closed. */
export const showToast = (given: Toast): void => {
  toast.value = given;
  announce(given.text);
};

const close = (): void => {
  toast.value = undefined;
};

/** Says why something could not be done. */
export const failed = (error: unknown): void =>
  showToast({ text: error instanceof Error ? error.message : String(error), isBad: true });

export const Toasts = () => {
  if (toast.value === undefined) return null;
  const { text, isBad, action } = toast.value;
  const runAndClose = () => {
    close();
    action?.run();
  };
  return (
    <div class="toasts">
      <div class={isBad ? 'notice bad' : 'notice'}>
        <span class="wrap">{text}</span>
        <span class="row">
          {action && (
            <button type="button" class="primary" onClick={runAndClose}>
              {action.label}
            </button>
          )}
          <button type="button" class="plain" onClick={close}>
            {words.value.close}
          </button>
        </span>
      </div>
    </div>
  );
};
