import { keys } from './preferences.ts';

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/** Whether a single key was pressed that may do something: not while somebody types, nor where they are switched off. */
export const isSingleKey = (event: KeyboardEvent, key: string): boolean =>
  event.key === key && keys.value === 'on' && !isTyping(event);
