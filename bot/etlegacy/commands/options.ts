// Options that several commands share.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';

export const playerOption = {
  type: ApplicationCommandOptionType.String,
  name: 'player',
  description: 'A name, a GUID or a mention; yourself if you linked your account',
  autocomplete: true,
  max_length: 100,
} as const;

export const periodOption = {
  type: ApplicationCommandOptionType.String,
  name: 'period',
  description: 'Which evenings: a season, a month, a week, the last one or all',
  autocomplete: true,
  max_length: 20,
} as const;

export const mapOption = {
  type: ApplicationCommandOptionType.String,
  name: 'map',
  description: 'One map only',
  autocomplete: true,
  max_length: 100,
} as const;

export const statOption = {
  type: ApplicationCommandOptionType.String,
  name: 'stat',
  description: 'What to rank by, such as damage per minute',
  autocomplete: true,
  max_length: 50,
} as const;
