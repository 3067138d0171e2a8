// /hd1: the wars of Helldivers 1. Read only.
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { FRONT_NAMES } from '../../../stats/helldivers1/places.data.ts';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { privateOption } from '../../commands/private-option.ts';
import { defineCommandGroup, defineSubcommand } from '../../framework/command.ts';
import { showCompare } from '../views/show-compare.ts';
import { showEvents } from '../views/show-events.ts';
import { showFront } from '../views/show-front.ts';
import { showSeason } from '../views/show-season.ts';
import { showWar } from '../views/show-war.ts';

const Type = ApplicationCommandOptionType;
/** By the number of the enemy in the answers. */
const ENEMIES = Object.values(FRONT_NAMES);
const WAR_NUMBER = { type: Type.Integer, required: true, min_value: 1, max_value: 999_999 } as const;

const war = defineSubcommand({
  data: {
    type: Type.Subcommand,
    name: 'war',
    description: 'The running war: three fronts, what is under attack, time left',
    options: [privateOption],
  },
  run: async (context) => showWar(context),
});

const front = defineSubcommand({
  data: {
    type: Type.Subcommand,
    name: 'front',
    description: 'One front: its regions, its events and its numbers',
    options: [
      {
        type: Type.String,
        name: 'enemy',
        description: 'Whose front',
        required: true,
        choices: ENEMIES.map((name) => ({ name, value: name })),
      },
      privateOption,
    ],
  },
  run: async (context, { enemy }) =>
    showFront(
      context,
      ENEMIES.findIndex((name) => name === enemy),
    ),
});

const events = defineSubcommand({
  data: {
    type: Type.Subcommand,
    name: 'events',
    description: 'Defences and assaults of the running war, newest first',
    options: [privateOption],
  },
  run: async (context) => showEvents(context, 0),
});

const season = defineSubcommand({
  data: {
    type: Type.Subcommand,
    name: 'season',
    description: 'The course of one war and how it ended',
    options: [{ ...WAR_NUMBER, name: 'number', description: 'Number of the war' }, privateOption],
  },
  run: async (context, { number }) => showSeason(context, number),
});

const compare = defineSubcommand({
  data: {
    type: Type.Subcommand,
    name: 'compare',
    description: 'Two wars side by side',
    options: [
      { ...WAR_NUMBER, name: 'first', description: 'Number of a war' },
      { ...WAR_NUMBER, name: 'second', description: 'Number of another war' },
      privateOption,
    ],
  },
  run: async (context, { first, second }) => showCompare(context, first, second),
});

export const hd1 = defineCommandGroup({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'hd1',
    description: 'The wars of Helldivers 1',
    ...EVERYWHERE,
  },
  access: 'everyone',
  answer: 'public',
  subcommands: [war, front, events, season, compare],
});
