import { readUpstreamSettings } from '../../importer/helldivers2/upstreams/upstream-settings.ts';
import type { GameTerminal } from '../app/game.ts';
import { printLine } from '../print/print.ts';

export const helldivers2Terminal: GameTerminal = {
  greet: async () => {
    const { url } = readUpstreamSettings(process.env);
    printLine(
      `Following the war of Helldivers 2 at ${url.host}: /hd2 war shows it, here npm run debrief -- say '/hd2 war'.`,
    );
  },
};
