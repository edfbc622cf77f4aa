import { signal } from '@preact/signals';

const shortestPauseMs = 5000;

const said = signal('');
let waiting: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

const sayWaiting = (): void => {
  timer = undefined;
  if (waiting === undefined) return;
  said.value = waiting;
  waiting = undefined;
  timer = setTimeout(sayWaiting, shortestPauseMs);
};

/** Says a sentence to screen readers; of several in five seconds the first and the last. */
export const announce = (text: string): void => {
  waiting = text;
  if (timer === undefined) sayWaiting();
};

/** The one region that speaks by itself. */
export const Announcer = () => (
  <div class="seen-by-readers" role="status" aria-live="polite">
    {said}
  </div>
);
