import { effect } from '@preact/signals';
import { connection } from '../live.ts';
import { announce } from '../parts/announcer.tsx';
import { Status, type Tone } from '../parts/shape.tsx';
import { words } from '../words.ts';

const tones: Readonly<Record<typeof connection.value, Tone>> = {
  connecting: 'busy',
  live: 'good',
  reconnecting: 'warn',
  closed: 'bad',
};

effect(() => announce(words.value.connection[connection.value]));

/** Whether what is shown is of now, in words. */
export const ConnectionState = () => (
  <span class="small">
    <Status tone={tones[connection.value]} word={words.value.connection[connection.value]} />
  </span>
);
