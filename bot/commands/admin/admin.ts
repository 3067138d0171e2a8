// /admin: what changes data, or tells how the machinery is. Hidden from members; checked again when used.
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
      // Nobody but administrators, until they let others.
      default_member_permissions: '0',
    },
    access: 'admin',
    answer: 'private',
    // A reimport of everything takes its time; Discord lets us answer for 15 minutes.
    slowestMs: 14 * 60_000,
    subcommands: [
      createStatus(games),
      ...games.flatMap(({ game, adminCommands }) => adminCommands.map((command) => inGame(game, command))),
      auditCommand,
    ],
  });
}

/** A subcommand of a game sees the sources of that game only. */
function inGame(game: string, command: Subcommand): Subcommand {
  return { ...command, run: async (context, options) => command.run(await context.forGame(game), options) };
}
