import { ApplicationCommandOptionType } from 'discord-api-types/v10';

export const playerOption = {
  type: ApplicationCommandOptionType.String,
  name: 'player',
  description: 'Their name',
  required: true,
  autocomplete: true,
  max_length: 50,
} as const;
