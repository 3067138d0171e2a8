import type { GameBot } from '../framework/game-bot.ts';

/** What the pipeline has to know of a game. */
export type PostGame = Pick<GameBot, 'game' | 'arePublic' | 'posts' | 'proveLinks' | 'wasHiding'>;
