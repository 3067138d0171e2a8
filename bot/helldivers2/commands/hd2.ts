// /hd2: the war of Helldivers 2. Read only.
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { privateOption } from '../../commands/private-option.ts';
import { defineCommandGroup, defineSubcommand } from '../../framework/command.ts';
import { showCampaigns } from '../views/show-campaigns.ts';
import { showMap } from '../views/show-map.ts';
import { showNews } from '../views/show-news.ts';
import { showOrder } from '../views/show-order.ts';
import { findAndShowPlanet } from '../views/show-planet.ts';
import { showPlayers } from '../views/show-players.ts';
import { showWar } from '../views/show-war.ts';

const Type = ApplicationCommandOptionType;

const war = defineSubcommand({
  data: {
    type: Type.Subcommand,
    name: 'war',
    description: 'The war on one page: orders and deadlines first, then the fronts',
    options: [privateOption],
  },
  run: async (context) => showWar(context),
});

const planet = defineSubcommand({
  data: {
    type: Type.Subcommand,
    name: 'planet',
    description: 'One planet: progress, forecast, last 24 hours, regions, supply lines',
    options: [
      {
        type: Type.String,
        name: 'planet',
        description: 'Name, sector or number',
        required: true,
        autocomplete: true,
      },
      privateOption,
    ],
  },
  run: async (context, { planet: wanted }) => findAndShowPlanet(context, wanted),
});

const campaigns = defineSubcommand({
  data: {
    type: Type.Subcommand,
    name: 'campaigns',
    description: 'Every planet that is fought over, most divers first',
    options: [privateOption],
  },
  run: async (context) => showCampaigns(context, 0),
});

const order = defineSubcommand({
  data: {
    type: Type.Subcommand,
    name: 'order',
    description: 'The major orders: progress, needed pace, and whether they will be done',
    options: [privateOption],
  },
  run: async (context) => showOrder(context),
});

const news = defineSubcommand({
  data: {
    type: Type.Subcommand,
    name: 'news',
    description: 'Dispatches, newest first',
    options: [privateOption],
  },
  run: async (context) => showNews(context, 0),
});

const map = defineSubcommand({
  data: {
    type: Type.Subcommand,
    name: 'map',
    description: 'The galaxy as a picture: owners, supply lines, progress, attacks',
    options: [privateOption],
  },
  run: async (context) => showMap(context),
});

const players = defineSubcommand({
  data: {
    type: Type.Subcommand,
    name: 'players',
    description: 'Where the divers are',
    options: [privateOption],
  },
  run: async (context) => showPlayers(context),
});

export const hd2 = defineCommandGroup({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'hd2',
    description: 'The war of Helldivers 2',
    ...EVERYWHERE,
  },
  access: 'everyone',
  answer: 'public',
  subcommands: [war, planet, campaigns, order, news, map, players],
});
