import type { Room } from './room.ts';

const preact = ['preact', '@preact/signals'];
const around = ['dashboard', 'dashboard/parts', 'spec/generated'];

/** The rooms of the dashboard, which runs in a browser and knows the fake by its calls only. */
export const dashboardRooms: readonly Room[] = [
  {
    folder: 'dashboard/words',
    job: 'What the page says, in two languages with the same words.',
    knows: [],
    never: 'what is shown',
  },
  {
    folder: 'dashboard',
    job: 'What every view needs: address, calls, live data, clock and worlds as signals.',
    knows: ['dashboard/words', 'spec/generated'],
    packages: ['@preact/signals', 'eventsource-parser'],
    never: 'how anything is drawn; the code of the fake',
  },
  {
    folder: 'dashboard/parts',
    job: 'Tables, forms, marks and messages that views are put together from.',
    knows: ['dashboard', 'spec/generated'],
    packages: preact,
    never: 'any view',
  },
  {
    folder: 'dashboard/views',
    job: 'One file a view; what only one view has is in a folder of its name.',
    knows: [...around, 'dashboard/views/**'],
    packages: preact,
    never: 'another view',
  },
  {
    folder: 'dashboard/views/<family>',
    job: 'The parts of one view.',
    knows: around,
    packages: preact,
    never: 'another view',
  },
  {
    folder: 'dashboard/shell',
    job: 'The frame around the views: header, list of views, dialogs, and where the page begins.',
    knows: ['dashboard', 'dashboard/parts', 'dashboard/views', 'spec/generated'],
    packages: preact,
    never: 'what a view shows',
  },
  {
    folder: 'dashboard/viewer',
    job: 'The page of the OpenAPI documents, loaded when it is asked for.',
    knows: [],
    packages: ['swagger-ui-dist'],
    never: 'the dashboard',
  },
];
