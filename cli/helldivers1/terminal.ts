import type { GameTerminal } from '../app/game.ts';
import { printLine } from '../print/print.ts';
import { readSettings } from './read-settings.ts';

export const helldivers1Terminal: GameTerminal = {
  greet: async () => {
    const { HD1_URL: url } = readSettings(process.env);
    printLine(
      `Following the war of Helldivers 1 at ${url.host}: /hd1 war shows it, here npm run debrief -- say '/hd1 war'.`,
    );
  },
};
