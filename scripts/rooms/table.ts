import type { Room } from './room.ts';
import { nameOf } from './rules.ts';

const code = (text: string): string => `\`${text}\``;

const nothing = '–';

const knownText = ({ knows }: Room): string => (knows === 'every room' ? knows : knows.map(code).join(', ') || nothing);

const packagesText = ({ packages = [] }: Room): string =>
  packages === 'any' ? packages : packages.map(code).join(', ') || nothing;

const rowOf = (room: Room): string =>
  `| ${[code(nameOf(room)), room.job, knownText(room), packagesText(room), room.never ?? nothing].join(' | ')} |`;

/** The rooms as a table of Markdown. */
export const roomsTable = (rooms: readonly Room[]): string =>
  ['| room | job | may import | packages | never knows |', '| --- | --- | --- | --- | --- |', ...rooms.map(rowOf)].join(
    '\n',
  );
