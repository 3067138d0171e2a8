import { fetchOperatorSources } from '../../people/visibility.ts';
import { gameServers } from '../../stats/etlegacy/game-servers.ts';
import type { GameTerminal } from '../app/game.ts';
import { printRejections } from './print-rejections.ts';
import { printRounds } from './print-rounds.ts';
import { printLatestRecap } from './recap-command.ts';

export const etlegacyTerminal: GameTerminal = {
  greet: async (db) => void (await printLatestRecap(db, await fetchOperatorSources(db, [gameServers]))),
  announce: printRounds,
  announceRejected: printRejections,
};
