import type { Seed } from '../format/types.ts';
import { demo } from './demo.ts';
import { empty } from './empty.ts';
import { large } from './large.ts';
import type { ScenarioName } from './names.ts';

export const scenarios = { demo, empty, large } as const satisfies Readonly<Record<ScenarioName, Seed>>;
