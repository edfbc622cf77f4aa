import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A button that opens what stands in it; closes by a choice, by Escape and by a click elsewhere. */
export const Menu = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => {
  const details = useRef<HTMLDetailsElement>(null);
  const close = (isBack: boolean) => {
    if (details.current?.open !== true) return;
    details.current.open = false;
    if (isBack) details.current.querySelector('summary')?.focus();
  };
  useEffect(() => {
    const outside = ({ target }: Event) => {
      if (target instanceof Node && details.current?.contains(target) !== true) close(false);
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, []);
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close(true);
  };
  return (
    <details class="menu" ref={details} onKeyDown={byKey}>
      <summary class="button">{label}</summary>
      <div class="menu-list" onClick={() => close(true)}>
        {children}
      </div>
    </details>
  );
};
