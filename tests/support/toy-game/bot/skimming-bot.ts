// The bot of stone skimming.
import type { Completer } from '../../../../bot/framework/completer.ts';
import type { GameBot } from '../../../../bot/framework/game-bot.ts';
import { searchStats } from '../../../../stats/catalogue/find-stat.ts';
import { searchPlayers } from '../stats/search-players.ts';
import { skimmingSources } from '../stats/skimming-sources.ts';
import { STATS } from '../stats/stats.data.ts';
import { skimCard } from './commands/skim-card.ts';
import { skimCompare } from './commands/skim-compare.ts';
import { skimContest } from './commands/skim-contest.ts';
import { skimTop } from './commands/skim-top.ts';
import { skimUpload } from './commands/skim-upload.ts';
import { SKIMMING_ERRORS } from './errors.ts';
import { bestsPost } from './posts/bests-post.ts';
import { pondPost } from './posts/pond-post.ts';
import { boardView } from './views/show-board.ts';
import { uploadView } from './views/upload-contests.ts';

const completePlayer: Completer = async ({ db, servers }, typed) =>
  (await searchPlayers(db, typed, servers)).map((key) => ({ name: key, value: key }));

const completeStat: Completer = async (_context, typed) =>
  Promise.resolve(searchStats(STATS, typed).map(({ key, name }) => ({ name, value: key })));

export const skimmingBot: GameBot = {
  ...skimmingSources,
  title: 'Stone skimming',
  commands: [skimTop, skimCard, skimCompare, skimContest],
  menus: [],
  adminCommands: [skimUpload],
  views: [boardView, uploadView],
  forms: [],
  posts: [pondPost, bestsPost],
  completers: { stat: completeStat, player: completePlayer, with: completePlayer },
  errors: SKIMMING_ERRORS,
  acceptsFile: (name) => name.endsWith('.skim'),
  help: {
    examples: [['skim-top', 'stat: Skips per throw']],
    stats: STATS.map(({ name, about }) => `- **${name}**: ${about}`),
  },
};
