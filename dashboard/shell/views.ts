import type { ComponentType } from 'preact';
import type { ViewName } from '../view-names.ts';
import { Browse } from '../views/browse.tsx';
import { ClockView } from '../views/clock.tsx';
import { Coverage } from '../views/coverage.tsx';
import { Faults } from '../views/faults.tsx';
import { Journal } from '../views/journal.tsx';
import { Overview } from '../views/overview.tsx';
import { Policies } from '../views/policies.tsx';
import { Process } from '../views/process.tsx';
import { Runs } from '../views/runs.tsx';
import { Webhooks } from '../views/webhooks.tsx';

export const views: Readonly<Record<ViewName, ComponentType>> = {
  ...{ overview: Overview, journal: Journal, browse: Browse, runs: Runs, policies: Policies, faults: Faults },
  ...{ clock: ClockView, webhooks: Webhooks, coverage: Coverage, process: Process },
};
