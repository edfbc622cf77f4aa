import { connection } from '../live.ts';
import { Status, type Tone } from '../parts/shape.tsx';
import { words } from '../words.ts';

const tones: Readonly<Record<typeof connection.value, Tone>> = {
  connecting: 'busy',
  live: 'good',
  reconnecting: 'warn',
  closed: 'bad',
};

/** Whether what is shown is of now, in words. */
export const ConnectionState = () => (
  <span class="small" role="status">
    <Status tone={tones[connection.value]} word={words.value.connection[connection.value]} />
  </span>
);
