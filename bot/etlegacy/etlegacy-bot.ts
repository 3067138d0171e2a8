// What ET:Legacy adds to the bot.
import { parseRoundFileName } from '../../parsers/etlegacy/document/round-file-name.ts';
import { fetchAbout } from '../../stats/etlegacy/fetch-about.ts';
import { fetchOperatorSources } from '../../people/visibility.ts';
import { gameServers } from '../../stats/etlegacy/game-servers.ts';
import { etlegacyHealth } from '../../stats/etlegacy/health/etlegacy-health.ts';
import { searchPlayers } from '../../stats/etlegacy/players/search-players.ts';
import type { GameBot } from '../framework/game-bot.ts';
import { claimCommand } from './commands/admin/claim.ts';
import { doctorCommand } from './commands/admin/doctor.ts';
import { lineupCommand } from './commands/admin/lineup.ts';
import { mergeCommand } from './commands/admin/merge.ts';
import { reimportCommand } from './commands/admin/reimport.ts';
import { renameCommand } from './commands/admin/rename.ts';
import { teamCommand } from './commands/admin/team.ts';
import { unlinkCommand } from './commands/admin/unlink.ts';
import { unmergeCommand } from './commands/admin/unmerge.ts';
import { compareMenu } from './commands/compare-menu.ts';
import { compare } from './commands/compare.ts';
import { explainMenu } from './commands/explain-menu.ts';
import { lastRoundMenu } from './commands/last-round-menu.ts';
import { link } from './commands/link.ts';
import { maps } from './commands/maps.ts';
import { me } from './commands/me.ts';
import { playerMenu } from './commands/player-menu.ts';
import { player } from './commands/player.ts';
import { rank } from './commands/rank.ts';
import { recap } from './commands/recap.ts';
import { round } from './commands/round.ts';
import { sessions } from './commands/sessions.ts';
import { top } from './commands/top.ts';
import { unlink } from './commands/unlink.ts';
import { weapons } from './commands/weapons.ts';
import { whois } from './commands/whois.ts';
import { awayPost } from './posts/away-post.ts';
import { eveningPost } from './posts/evening-post.ts';
import { livePost } from './posts/live-post.ts';
import { mapPost } from './posts/map-post.ts';
import { recapPost } from './posts/recap-post.ts';
import { weeklyPost } from './posts/weekly-post.ts';
import { COMPLETERS } from './completers/completers.ts';
import { ETLEGACY_ERRORS } from './errors.ts';
import { ETLEGACY_HELP } from './help.ts';
import { findForm, soughtView, topView } from './views/board-views.ts';
import { linkView } from './views/link-me.ts';
import { compareView } from './views/show-compare.ts';
import { proveLinks } from './people/prove-links.ts';
import { stirAccount } from './people/stir-account.ts';
import { wasHiding } from './people/was-hiding.ts';
import { fetchPlayedAs } from './people/fetch-played-as.ts';
import { mapsView } from './views/show-maps.ts';
import { playerView } from './views/show-player.ts';
import { eveningView, recapView } from './views/show-recap.ts';
import { explainView } from './views/show-explanation.ts';
import { myMapView, onMapView, roundLogView, roundView } from './views/show-round.ts';
import { sessionsView } from './views/show-sessions.ts';
import { weaponsView } from './views/show-weapons.ts';
import { uploadView } from './views/upload-files.ts';

export const etlegacyBot: GameBot = {
  ...gameServers,
  commands: [recap, round, top, rank, me, player, compare, maps, weapons, sessions, link, unlink, whois],
  menus: [playerMenu, compareMenu, lastRoundMenu, explainMenu],
  stirAccount,
  wasHiding,
  proveLinks,
  adminCommands: [
    doctorCommand,
    reimportCommand,
    renameCommand,
    mergeCommand,
    unmergeCommand,
    unlinkCommand,
    claimCommand,
    teamCommand,
    lineupCommand,
  ],
  views: [
    recapView,
    eveningView,
    roundView,
    roundLogView,
    onMapView,
    explainView,
    myMapView,
    topView,
    soughtView,
    playerView,
    compareView,
    mapsView,
    weaponsView,
    sessionsView,
    linkView,
    uploadView,
  ],
  forms: [findForm],
  completers: COMPLETERS,
  errors: ETLEGACY_ERRORS,
  acceptsFile: (name) => parseRoundFileName(name) !== null,
  fetchAbout,
  live: ['recap', 'evening', 'round', 'onmap'],
  shared: [
    { command: 'recap', option: 'session', latest: 'latest' },
    { command: 'round', option: 'round', latest: 'latest' },
    { command: 'player', option: 'player' },
    { command: 'top', option: 'stat', latest: 'dpm' },
  ],
  title: 'ET:Legacy',
  help: ETLEGACY_HELP,
  posts: [eveningPost, mapPost, recapPost, weeklyPost, awayPost, livePost],
  health: etlegacyHealth,
  findPlayer: async (db, text) =>
    (await searchPlayers(db, text, await fetchOperatorSources(db, [gameServers]), 1))[0]?.playerKey,
  fetchMyData: fetchPlayedAs,
};
