// /prefs: a person's own settings and data. Idempotent.
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { type Command, defineCommand } from '../framework/command.ts';
import type { GameBot } from '../framework/game-bot.ts';
import { showPrefs } from '../views/prefs-views.ts';
import { EVERYWHERE } from './contexts.ts';

export function createPrefs(games: readonly GameBot[]): Command {
  return defineCommand({
    data: {
      type: ApplicationCommandType.ChatInput,
      name: 'prefs',
      description: 'Your settings: who sees your card, and what is stored about you',
      ...EVERYWHERE,
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'privacy',
          description: 'Who sees your card',
          choices: [
            { name: 'open: everybody', value: 'open' },
            { name: 'private: only you', value: 'private' },
          ],
        },
      ],
    },
    answer: 'private',
    run: async (context, { privacy }) => showPrefs(context, games, privacy),
  });
}
