import { computed, signal } from '@preact/signals';
import { address } from './address.ts';
import { ask, type Schemas } from './api.ts';

export type World = Pick<Schemas['World'], 'project_id' | 'instance_id' | 'name' | 'region' | 'figures'>;

/** The demo world first. */
export const worlds = signal<readonly World[]>([]);

export const isDemo = ({ project_id }: World): boolean => worlds.value[0]?.project_id === project_id;

/** The world that the address names; the demo world if it names none, nothing if there is no such world. */
export const world = computed<World | undefined>(() => {
  const { project } = address.value;
  return project === undefined ? worlds.value[0] : worlds.value.find(({ project_id }) => project_id === project);
});

export const areWorldsLoaded = signal(false);

export const loadWorlds = async (): Promise<void> => {
  const body = await ask('get', '/_fake/worlds', { query: { secrets: false } });
  worlds.value = body.worlds;
  areWorldsLoaded.value = true;
};

/** Of the world that is shown: what the page asks for before it knows the worlds has none. */
export const projectId = computed(() => world.value?.project_id ?? '');
