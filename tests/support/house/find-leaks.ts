import { FLOORS, ROOMS } from './floors.data.ts';
import type { Import } from './read-imports.ts';

/** Files that combine games, and files that drive or measure the whole program. */
const FREE = ['games.ts', 'database/schema.ts', 'tests/', 'bench/', 'docs/'];

/** Whether a file may name any game. */
export function isFree(path: string): boolean {
  return FREE.some((place) => path === place || path.startsWith(place));
}

/** Returns the imports that break the floor table, the rule of a part or the boundary of a game, as `from -> to`. */
export function findLeaks(imports: readonly Import[], games: ReadonlySet<string>): string[] {
  return imports
    .filter((one) => !isAllowed(one, games))
    .map(({ from, to }) => `${from} -> ${to}`)
    .toSorted();
}

function isAllowed({ from, to, isOurs }: Import, games: ReadonlySet<string>): boolean {
  for (const room of ROOMS) {
    if (!from.startsWith(room.in) || (room.except !== undefined && from.startsWith(room.except))) continue;
    if (room.not.some((place) => to === place || to.startsWith(place.replace(/\/?$/, '/')))) return false;
  }
  return !isOurs || !to.endsWith('.ts') || (isOnItsFloor(from, to, games) && isInItsGame(from, to, games));
}

function isOnItsFloor(from: string, to: string, games: ReadonlySet<string>): boolean {
  const layer = layerOf(from);
  if (layerOf(to) === layer) return true;
  const floor = FLOORS[layer];
  if (floor === undefined) return false;
  const isGame = gameOf(from, games) !== null;
  return [...floor.may, ...(isGame ? (floor.gamesMay ?? []) : [])].includes(layerOf(to));
}

/** Code of a game may import its own game and game-free code; game-free code may import no game. */
function isInItsGame(from: string, to: string, games: ReadonlySet<string>): boolean {
  const game = gameOf(to, games);
  return game === null || game === gameOf(from, games) || isFree(from);
}

export function layerOf(path: string): string {
  return path.split('/')[0] ?? path;
}

/** Returns the game of a folder (or of a file such as `schema/<game>.ts`), or null. */
export function gameOf(path: string, games: ReadonlySet<string>): string | null {
  const parts = path.replace(/\.ts$/, '').split('/').slice(1);
  return parts.find((part) => games.has(part)) ?? null;
}
