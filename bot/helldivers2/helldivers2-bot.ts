// What Helldivers 2 adds to the bot.
import { helldivers2Exports } from '../../stats/helldivers2/export/helldivers2-exports.ts';
import type { GameBot } from '../framework/game-bot.ts';
import { hd2 } from './commands/hd2.ts';
import { completePlanet } from './completers/complete-planet.ts';
import { HD2_ERRORS } from './errors.ts';
import { HD2_HELP } from './help.ts';
import { alertKinds, digestKind } from './posts/alert-kinds.ts';
import { dashboard } from './posts/dashboard.ts';
import { campaignsView } from './views/show-campaigns.ts';
import { mapView } from './views/show-map.ts';
import { newsView } from './views/show-news.ts';
import { orderView } from './views/show-order.ts';
import { planetView } from './views/show-planet.ts';
import { warView } from './views/show-war.ts';

export const helldivers2Bot: GameBot = {
  ...helldivers2Exports.sources,
  title: 'Helldivers 2',
  commands: [hd2],
  menus: [],
  adminCommands: [],
  views: [warView, campaignsView, planetView, orderView, newsView, mapView],
  forms: [],
  posts: [dashboard, ...alertKinds, digestKind],
  completers: { planet: completePlanet },
  errors: HD2_ERRORS,
  help: HD2_HELP,
};
