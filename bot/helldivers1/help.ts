import type { GameHelp } from '../framework/game-bot.ts';

export const HD1_HELP: GameHelp = {
  examples: [
    ['hd1 war', 'the three fronts of Helldivers 1 and what is under attack'],
    ['hd1 season', 'the course of one war'],
  ],
  stats: [
    '## Numbers of Helldivers 1',
    '- **regions**: a front has ten regions and a homeworld; each region takes a tenth of its points',
    '- **pace**: points compared with a steady course; ahead above 110% of it, behind below it',
    '- **result pending**: the time of an event is over and no answer has stated its result',
    '- ratios of counters that cannot be true, such as more hits than shots, are not shown',
  ],
};
