import { effect } from '@preact/signals';
import { render } from 'preact';
import { startChanges } from '../changes.ts';
import { loadClock } from '../clock.ts';
import { startLive } from '../live.ts';
import { loadWorlds, projectId } from '../state.ts';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
startChanges();
startLive();
loadWorlds().catch(() => undefined);
effect(() => {
  if (projectId.value !== '') loadClock().catch(() => undefined);
});
