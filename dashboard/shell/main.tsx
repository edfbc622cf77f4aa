import { effect } from '@preact/signals';
import { render } from 'preact';
import { Refused } from '../api.ts';
import { startChanges } from '../changes.ts';
import { loadClock } from '../clock.ts';
import { connection, startLive } from '../live.ts';
import { loadWorlds, projectId } from '../state.ts';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
startChanges();
startLive();

/** The fake may start after the page does. Where it asks for a token or does not let the page in, the page says so. */
const begin = (): void => {
  loadWorlds().catch((reason: unknown) => {
    if (reason instanceof Refused && (reason.status === 401 || reason.status === 403)) return;
    connection.value = 'reconnecting';
    setTimeout(begin, 2000);
  });
};
begin();
effect(() => {
  if (projectId.value !== '') loadClock().catch(() => undefined);
});
