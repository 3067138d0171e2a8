import type { GameHelp } from '../framework/game-bot.ts';

export const HD2_HELP: GameHelp = {
  examples: [
    ['hd2 war', 'the fronts of Helldivers 2, orders and deadlines first'],
    ['hd2 planet', 'one planet with its last 24 hours'],
    ['hd2 order', 'the major orders and whether they will be done'],
  ],
  stats: [
    '## Numbers of Helldivers 2',
    '- **free**: the share of a planet’s health that is gone; 100% where it is ours',
    '- **%/h**: what changed over the last hour, by the real distance of samples; nothing across a change of owner or a pause of the war',
    '- **forecast**: a range, from the rates of the last 15 minutes, hour and 3 hours. A one-hour forecast was off by 54% in the median',
    '- **divers needed**: from what one diver did per hour, the median of the last 7 days',
  ],
};
