// /setup: where and what is posted by itself. For those who manage the Discord server; checked again on every step.
import { ApplicationCommandType, PermissionFlagsBits } from 'discord-api-types/v10';
import { type Command, defineCommand } from '../framework/command.ts';
import type { GameBot } from '../framework/game-bot.ts';
import { showSetup } from '../views/setup-views.ts';
import { GUILDS_ONLY } from './contexts.ts';

export function createSetup(games: readonly GameBot[]): Command {
  return defineCommand({
    data: {
      type: ApplicationCommandType.ChatInput,
      name: 'setup',
      description: 'Choose what I post by myself, and where',
      ...GUILDS_ONLY,
      default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    },
    answer: 'private',
    run: async (context) => showSetup(context, games),
  });
}
