import type { ComponentType } from 'preact';
import type { ViewName } from '../address.ts';
import { Browse } from '../views/browse.tsx';
import { Journal } from '../views/journal.tsx';
import { Overview } from '../views/overview.tsx';
import { Runs } from '../views/runs.tsx';

const views: Readonly<Partial<Record<ViewName, ComponentType>>> = { overview: Overview, journal: Journal, browse: Browse, runs: Runs };

export const viewOf = (name: ViewName): ComponentType => views[name] ?? Overview;
