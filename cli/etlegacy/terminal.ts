import { fetchVisibleServers } from '../../stats/etlegacy/fetch-visible-servers.ts';
import type { GameTerminal } from '../game.ts';
import { printRejections } from './print-rejections.ts';
import { printRounds } from './print-rounds.ts';
import { printLatestRecap } from './recap-command.ts';

export const etlegacyTerminal: GameTerminal = {
  greet: async (db) => void (await printLatestRecap(db, await fetchVisibleServers(db))),
  announce: printRounds,
  announceRejected: printRejections,
};
