// The only file that names the games. Each line brings the list of a game's parts, which are loaded when they are used.
import { etlegacyGame } from './cli/etlegacy/etlegacy-game.ts';
import { helldivers1Game } from './cli/helldivers1/helldivers1-game.ts';
import { helldivers2Game } from './cli/helldivers2/helldivers2-game.ts';
import type { Game } from './cli/app/game.ts';

/** In the order in which they are asked; the first is the one that is meant where nothing else is said. */
export const GAMES: readonly Game[] = [etlegacyGame, helldivers1Game, helldivers2Game];
