import { enBrowse } from './en-browse.ts';
import { enFaults } from './en-faults.ts';
import { enJournal } from './en-journal.ts';
import { enRuns } from './en-runs.ts';
import { enWorld } from './en-world.ts';

const families = {
  signature: 'Signing',
  retention: 'Retention',
  replication: 'Replication',
  scanning: 'Scan',
  gc: 'Garbage collection',
  webhooks: 'Webhook',
  immutability: 'Immutable rule',
  instances: 'Instance',
};

/** Words of each view. */
export const enViews = {
  families,
  browse: enBrowse,
  journal: enJournal,
  runs: enRuns,
  faults: enFaults,
  ...enWorld,
  overview: {
    worlds: 'Worlds',
    calls: 'Calls',
    errors: 'Refused',
    faults: 'Faults',
    clock: 'Time of the world (UTC)',
    shownWorld: 'shown',
    show: 'Show',
    connect: 'How clients connect',
    endpoint: 'Endpoint',
    region: 'Region',
    project: 'Project id',
    instance: 'Instance id',
    secretsHidden: 'Access key, token and password are not shown here: npx fake-swr env prints them.',
    version: 'Version',
    recent: 'Last refusals',
    noRefusals: 'Nothing was refused so far.',
  },
};
