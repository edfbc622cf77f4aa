import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface DialogProps {
  readonly isOpen: Signal<boolean>;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A modal dialog of the browser's own: it keeps the focus, and gives it back when it closes. */
export const Dialog = ({ isOpen, title, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen.value]);
  const closed = () => {
    isOpen.value = false;
  };
  return (
    <dialog ref={dialog} aria-label={title} onClose={closed}>
      {isOpen.value && (
        <div class="stack">
          <h2>{title}</h2>
          {children}
        </div>
      )}
    </dialog>
  );
};
