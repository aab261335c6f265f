import type { ApiItem } from './api-program';

/** Exports that are declared in one room, by name. */
export interface RoomItems {
  readonly room: string;
  readonly items: readonly ApiItem[];
}

/** In the order in which someone who writes an app meets them. */
const ROOMS: readonly string[] = [
  'constructs',
  'release',
  'service',
  'traffic',
  'database',
  'objectives',
  'platform',
  'checks',
  'core',
];

/** Where users look for what is declared in a room that is not for them. */
const BELONGS_TO: Readonly<Record<string, string>> = { strategy: 'release' };

/** Groups exports by room; rooms that are not known come last. */
export function byRoom(items: readonly ApiItem[]): readonly RoomItems[] {
  const others = items.map(roomOf).filter((room) => !isKnown(room));
  const rooms = [...ROOMS, ...new Set(others.sort())];
  return rooms
    .map((room) => ({ room, items: byName(items.filter((item) => roomOf(item) === room)) }))
    .filter((group) => group.items.length > 0);
}

/** Sorts by code points: the page must not depend on the language of the machine. */
export function byName(items: readonly ApiItem[]): readonly ApiItem[] {
  return [...items].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey({ name }: ApiItem): string {
  return `${name.toLowerCase()} ${name}`;
}

/** The readers in `lib/files` are named after the room whose data they read. */
function roomOf({ file }: ApiItem): string {
  const [, room = '', name = ''] = file.replace(/\.ts$/, '').split('/');
  if (room === 'files' && isKnown(name)) return name;
  return BELONGS_TO[room] ?? room;
}

function isKnown(room: string): boolean {
  return ROOMS.includes(room);
}
