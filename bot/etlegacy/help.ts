import { LEAST_MINUTES, LEAST_ROUNDS } from '../../stats/etlegacy/catalogue/gates.ts';
import { LOG_STATS } from '../../stats/etlegacy/catalogue/log-stats.data.ts';
import { STATS } from '../../stats/etlegacy/catalogue/stats.data.ts';
import type { GameHelp } from '../framework/game-bot.ts';

export const ETLEGACY_HELP: GameHelp = {
  examples: [
    ['recap', 'the last evening on one page'],
    ['top', 'stat: Damage per minute, period: this month'],
    ['compare', 'two players side by side'],
  ],
  stats: [
    '## Every stat, and how it is computed',
    ...[...STATS, ...LOG_STATS].map(({ name, about }) => `- **${name}**: ${about}`),
    `-# Rates rank from ${LEAST_ROUNDS} rounds and ${LEAST_MINUTES} minutes on.`,
  ],
};
