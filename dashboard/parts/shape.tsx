/** How something fares: what colour says is said by the shape as well. */
export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'idle';

const paths: Readonly<Record<Tone, string>> = {
  good: 'M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0z',
  warn: 'M5 0.5 10 9.5 0 9.5z',
  bad: 'M0.5 0.5h9v9h-9z',
  busy: 'M5 0a5 5 0 0 1 0 10zM5 0a5 5 0 1 0 0 10V9A4 4 0 1 1 5 1z',
  idle: 'M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0zm0 1.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8z',
};

export const Shape = ({ tone }: { readonly tone: Tone }) => (
  <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
    <path d={paths[tone]} fill="currentColor" fill-rule="evenodd" />
  </svg>
);

/** A word and its shape. */
export const Status = ({ tone, word }: { readonly tone: Tone; readonly word: string }) => (
  <span class={`status ${tone}`}>
    <Shape tone={tone} />
    {word}
  </span>
);

export const toneOfStatus = (status: number): Tone =>
  status >= 500 ? 'bad' : status >= 400 ? 'warn' : status >= 300 ? 'idle' : 'good';

const tones: Readonly<Record<string, Tone>> = {
  ...{ Succeed: 'good', Success: 'good', Succeeded: 'good', Running: 'good', healthy: 'good', enabled: 'good' },
  ...{ Failed: 'bad', Error: 'bad', Failure: 'bad', unhealthy: 'bad', unreachable: 'bad', Unavailable: 'bad' },
  ...{ InProgress: 'busy', Pending: 'busy', Initialized: 'idle', Scheduled: 'busy', Creating: 'busy', Initial: 'idle' },
  ...{ Stopped: 'warn', Stopping: 'warn', disabled: 'idle' },
};

/** Of a status in the words of the service, whatever it belongs to. */
export const toneOf = (status: string): Tone => tones[status] ?? 'idle';
