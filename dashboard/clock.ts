import { computed, signal } from '@preact/signals';
import { ask, type Schemas } from './api.ts';
import { projectId } from './state.ts';

interface Reading {
  readonly project: string;
  readonly nowMs: number;
  readonly scale: number;
  /** Of the page's own clock, when it was read. */
  readonly readAtMs: number;
}

const readings = signal<ReadonlyMap<string, Reading>>(new Map());

/** Moves each second while the page is seen, so that what shows the time is drawn again. */
const beat = signal(0);
setInterval(() => {
  if (document.visibilityState === 'visible') beat.value += 1;
}, 1000);

export const noteClock = (project: string, { now, scale }: Pick<Schemas['Clock'], 'now' | 'scale'>): void => {
  const reading = { project, nowMs: Date.parse(now), scale, readAtMs: performance.now() };
  readings.value = new Map(readings.value).set(project, reading);
};

const reading = computed(() => readings.value.get(projectId.value));

export const scale = computed(() => reading.value?.scale);

/** What time it is in the world, reckoned from when the fake last said so. */
export const worldNowMs = computed(() => {
  beat.value;
  const last = reading.value;
  return last === undefined ? undefined : last.nowMs + (performance.now() - last.readAtMs) * last.scale;
});

export const loadClock = async (): Promise<void> => {
  const project_id = projectId.value;
  if (project_id === '') return;
  noteClock(project_id, await ask('get', '/_fake/clock', { query: { project_id } }));
};

export type ClockVerb = Omit<Schemas['ClockChange'], 'project_id'>;

/** Freezes, resumes, moves, sets or scales the clock of the world that is shown. */
export const changeClock = async (verb: ClockVerb): Promise<void> => {
  const project_id = projectId.value;
  noteClock(project_id, await ask('post', '/_fake/clock', { body: { project_id, ...verb } }));
};
