import type { IForbiddenRuleType } from 'dependency-cruiser';
import { filesOf, ownPattern, packagePattern, roomPattern } from './pattern.ts';
import type { Door, Room } from './room.ts';

export const nameOf = ({ folder, files }: Room): string =>
  files === undefined ? folder : `${folder}/{${files.map((file) => file.replace('.ts', '')).join(',')}}.ts`;

/** A room imports what it knows and nothing else. */
const roomRule = (room: Room, rooms: readonly Room[]): IForbiddenRuleType | undefined => {
  const { knows, packages = [] } = room;
  if (knows === 'every room' || packages === 'any') return undefined;
  const allowed = [
    ownPattern(room, rooms),
    ...knows.map((name) => filesOf(name, rooms)),
    ...packages.map(packagePattern),
  ];
  return {
    name: nameOf(room),
    severity: 'error',
    comment: `${nameOf(room)} does not know it`,
    from: { path: roomPattern(room, rooms) },
    to: { pathNot: allowed },
  };
};

const doorRule = ({ file, openTo, reason }: Door, rooms: readonly Room[]): IForbiddenRuleType => ({
  name: `only ${openTo.join(', ')} may import ${file}`,
  severity: 'error',
  comment: reason,
  from: { path: '^mock/', pathNot: openTo.map((name) => filesOf(name, rooms)) },
  to: { path: filesOf(file, rooms) },
});

/** A file that is in no room may import nothing, so that it is noticed. */
const homelessRule = (rooms: readonly Room[]): IForbiddenRuleType => ({
  name: 'no room',
  severity: 'error',
  comment: 'its folder is not a room of scripts/rooms',
  from: { path: '/', pathNot: rooms.map((room) => roomPattern(room, rooms)) },
  to: {},
});

/** The rooms as rules of dependency-cruiser. */
export const rulesOf = (rooms: readonly Room[], doors: readonly Door[]): readonly IForbiddenRuleType[] => [
  ...rooms.flatMap((room) => roomRule(room, rooms) ?? []),
  ...doors.map((door) => doorRule(door, rooms)),
  homelessRule(rooms),
];
