// All commands and views of the bot, in the order of the help: those of the games, and those of every bot.
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { createAbout } from './commands/about.ts';
import { createAdmin } from './commands/admin/admin.ts';
import { createDoctor } from './commands/doctor.ts';
import { createHelp } from './commands/help.ts';
import { createPrefs } from './commands/prefs.ts';
import { createSetup } from './commands/setup.ts';
import type { Command } from './framework/command.ts';
import type { GameBot } from './framework/game-bot.ts';
import type { Registry } from './framework/router.ts';
import { wordingFor } from './framework/wording.ts';
import { buildHelpReply, type CommandLine, type HelpFacts } from './replies/help-reply.ts';
import { createHelpView } from './views/help-view.ts';
import { createMyDataView, createPrivacyView } from './views/prefs-views.ts';
import { createSetupView } from './views/setup-views.ts';
import { tuneForm } from './views/tune-form.ts';
import { createTextView } from './views/text-view.ts';

/** Throws when two games use one name, which is a bug. */
export function createRegistry(games: readonly GameBot[]): Registry {
  const facts = (): HelpFacts => ({
    commands: describe(commands),
    games: games.flatMap(({ help }) => help ?? []),
  });
  const commands: readonly Command[] = [
    ...games.flatMap((game) => ownedBy(game, game.commands)),
    createPrefs(games),
    createHelp(facts),
    createAbout(games),
    createSetup(games),
    createDoctor(games),
    createAdmin(games),
    ...games.flatMap((game) => ownedBy(game, game.menus)),
  ];
  const home: Registry['home'] = async (context) => buildHelpReply(facts(), 'start', wordingFor(context));
  const views = [
    ...games.flatMap((game) => ownedBy(game, game.views)),
    createPrivacyView(games),
    createMyDataView(games),
    createHelpView(facts),
    createSetupView(games),
  ];
  const forms = [...games.flatMap((game) => game.forms), tuneForm];
  assertDistinct(commands.map(({ data }) => data.name));
  assertDistinct([...views, ...forms].map(({ name }) => name));
  return { games, commands, views: [...views, createTextView(views, home)], forms, home };
}

/** Returns the commands in the format in which they are registered at Discord. */
export function payloadsOf({ commands }: Registry): RESTPostAPIApplicationCommandsJSONBody[] {
  return commands.map(({ data }) => data);
}

/** Whether any game accepts files of that name. */
export function acceptsFile({ games }: Registry, name: string): boolean {
  return games.some((game) => game.acceptsFile?.(name) === true);
}

function ownedBy<T>({ game }: GameBot, parts: readonly T[]): (T & { readonly game: string })[] {
  return parts.map((part) => ({ ...part, game }));
}

function assertDistinct(names: readonly string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`Two games use the name ${twice}`);
}

/** Lists slash commands, and every subcommand as a line of its own. */
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
