// What Helldivers 1 adds to the bot.
import { warSources } from '../../stats/helldivers1/war-sources.ts';
import type { GameBot } from '../framework/game-bot.ts';
import { hd1 } from './commands/hd1.ts';
import { HD1_ERRORS } from './errors.ts';
import { HD1_HELP } from './help.ts';
import { assaultPosts } from './posts/assault-posts.ts';
import { battlePost } from './posts/battle-post.ts';
import { frontPosts } from './posts/front-posts.ts';
import { outcomePost } from './posts/outcome-post.ts';
import { resultPost } from './posts/result-post.ts';
import { eventsView } from './views/show-events.ts';
import { frontView } from './views/show-front.ts';
import { seasonView } from './views/show-season.ts';
import { warView } from './views/show-war.ts';

export const helldivers1Bot: GameBot = {
  ...warSources,
  title: 'Helldivers 1',
  commands: [hd1],
  menus: [],
  adminCommands: [],
  views: [warView, frontView, eventsView, seasonView],
  forms: [],
  completers: {},
  errors: HD1_ERRORS,
  posts: [battlePost, resultPost, outcomePost, ...frontPosts, ...assaultPosts],
  help: HD1_HELP,
};
