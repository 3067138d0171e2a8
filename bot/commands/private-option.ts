import { ApplicationCommandOptionType } from 'discord-api-types/v10';

export const privateOption = {
  type: ApplicationCommandOptionType.Boolean,
  name: 'private',
  description: 'Show the answer to you only',
} as const;
