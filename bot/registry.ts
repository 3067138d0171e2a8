// Everything the bot can be asked, in the order in which help lists it.
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { about } from './commands/about.ts';
import { admin } from './commands/admin/admin.ts';
import { compare } from './etlegacy/commands/compare.ts';
import { compareMenu } from './etlegacy/commands/compare-menu.ts';
import { createHelp } from './commands/help.ts';
import { link } from './commands/link.ts';
import { maps } from './etlegacy/commands/maps.ts';
import { me } from './etlegacy/commands/me.ts';
import { player } from './etlegacy/commands/player.ts';
import { playerMenu } from './etlegacy/commands/player-menu.ts';
import { prefs } from './commands/prefs.ts';
import { rank } from './etlegacy/commands/rank.ts';
import { recap } from './etlegacy/commands/recap.ts';
import { round } from './etlegacy/commands/round.ts';
import { sessions } from './etlegacy/commands/sessions.ts';
import { top } from './etlegacy/commands/top.ts';
import { unlink } from './commands/unlink.ts';
import { weapons } from './etlegacy/commands/weapons.ts';
import { whois } from './commands/whois.ts';
import { COMPLETERS } from './etlegacy/completers/completers.ts';
import type { Command } from './framework/command.ts';
import type { Registry } from './framework/router.ts';
import type { View } from './framework/view.ts';
import { wordingFor } from './framework/wording.ts';
import { buildHelpReply, type CommandLine } from './replies/help-reply.ts';
import { findForm, soughtView, topView } from './etlegacy/views/board-views.ts';
import { createHelpView } from './views/help-view.ts';
import { linkView } from './views/link-me.ts';
import { myDataView, privacyView } from './views/prefs-views.ts';
import { compareView } from './etlegacy/views/show-compare.ts';
import { mapsView } from './etlegacy/views/show-maps.ts';
import { playerView } from './etlegacy/views/show-player.ts';
import { eveningView, recapView } from './etlegacy/views/show-recap.ts';
import { myMapView, onMapView, roundView } from './etlegacy/views/show-round.ts';
import { sessionsView } from './etlegacy/views/show-sessions.ts';
import { createTextView } from './views/text-view.ts';
import { uploadView } from './etlegacy/views/upload-files.ts';
import { weaponsView } from './etlegacy/views/show-weapons.ts';

export function createRegistry(): Registry {
  const lines = (): readonly CommandLine[] => describe(commands);
  const commands: readonly Command[] = [
    recap,
    round,
    top,
    rank,
    me,
    player,
    compare,
    maps,
    weapons,
    sessions,
    link,
    unlink,
    whois,
    prefs,
    createHelp(lines),
    about,
    admin,
    playerMenu,
    compareMenu,
  ];
  const home: Registry['home'] = async (context) => buildHelpReply(lines(), 'start', wordingFor(context));
  const views: readonly View[] = [
    recapView,
    eveningView,
    roundView,
    onMapView,
    myMapView,
    topView,
    soughtView,
    playerView,
    compareView,
    mapsView,
    weaponsView,
    sessionsView,
    linkView,
    privacyView,
    myDataView,
    uploadView,
    createHelpView(lines),
  ];
  return {
    commands,
    views: [...views, createTextView(views, home)],
    forms: [findForm],
    completers: COMPLETERS,
    home,
  };
}

/** What Discord is told. */
export function payloadsOf({ commands }: Registry): RESTPostAPIApplicationCommandsJSONBody[] {
  return commands.map(({ data }) => data);
}

/** Slash commands, and every subcommand as a line of its own. */
function describe(commands: readonly Command[]): CommandLine[] {
  return commands.flatMap(({ data, access }): CommandLine[] => {
    if (!('description' in data) || data.description === undefined) return [];
    const { name, description } = data;
    const isAdmin = access === 'admin';
    if (!isAdmin) return [{ name, description, isAdmin }];
    const inner = 'options' in data ? (data.options ?? []) : [];
    return inner.map((option) => ({
      name: `${name} ${option.name}`,
      description: option.description,
      isAdmin,
    }));
  });
}
