// /admin: commands that change data or show the state of the system. Hidden from members; permissions are checked again
// on use.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { type Command, defineCommandGroup, type Subcommand } from '../../framework/command.ts';
import type { GameBot } from '../../framework/game-bot.ts';
import { GUILDS_ONLY } from '../contexts.ts';
import { auditCommand } from './audit.ts';
import { createStatus } from './status.ts';

export function createAdmin(games: readonly GameBot[]): Command {
  return defineCommandGroup({
    data: {
      type: ApplicationCommandType.ChatInput,
      name: 'admin',
      description: 'For those who run this: status, repairs, corrections',
      ...GUILDS_ONLY,
      // Only administrators, until they permit others.
      default_member_permissions: '0',
    },
    access: 'admin',
    answer: 'private',
    // A full reimport takes time; Discord accepts an answer for 15 minutes.
    slowestMs: 14 * 60_000,
    subcommands: [
      createStatus(games),
      ...games.flatMap(({ game, adminCommands }) => adminCommands.map((command) => inGame(game, command))),
      auditCommand,
    ],
  });
}

/** Restricts a subcommand of a game to the sources of that game. */
function inGame(game: string, command: Subcommand): Subcommand {
  return { ...command, run: async (context, options) => command.run(await context.forGame(game), options) };
}
