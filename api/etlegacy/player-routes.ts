import { z } from 'zod';
import { fetchPlayerForm } from '../../stats/etlegacy/players/fetch-player-form.ts';
import { fetchPlayerMaps } from '../../stats/etlegacy/players/fetch-player-maps.ts';
import { fetchPlayerNames } from '../../stats/etlegacy/players/fetch-player-names.ts';
import { fetchPlayer } from '../../stats/etlegacy/players/fetch-player.ts';
import { searchPlayers } from '../../stats/etlegacy/players/search-players.ts';
import { fetchWeaponStats } from '../../stats/etlegacy/weapons/fetch-weapon-stats.ts';
import { statValues } from '../../stats/etlegacy/catalogue/stat-values.ts';
import type { Routes } from '../game-api.ts';
import { LIMIT, listOf } from '../schemas/list-schema.ts';
import { TIME } from '../schemas/time-schema.ts';
import { refuse } from './errors.ts';
import { readOpenPlayer } from './read-player.ts';
import { readScope, readServers } from './read-request.ts';
import { config, PERIOD, PLAYER_KEY, SERVER_FILTER, SUMS, tags } from './schemas/common-schemas.ts';
import { FORM_ROUND, NAME, PLAYER, WEAPON_STATS } from './schemas/player-schemas.ts';
import { KEY_OF_PERSON, MAP_NAME, PERSON_NAME } from './schemas/text-schemas.ts';

const FOUND = z
  .object({
    playerKey: KEY_OF_PERSON,
    name: PERSON_NAME,
    alias: PERSON_NAME.nullable().meta({ description: 'The name that was found, where it is another one' }),
    rounds: z.int(),
    lastPlayed: TIME,
  })
  .meta({ id: 'FoundPlayer' });

const params = z.object({ key: PLAYER_KEY });
const ofPeriod = z.strictObject({ period: PERIOD, server: SERVER_FILTER });
const ofServer = z.strictObject({ server: SERVER_FILTER });

export const addPlayerRoutes: Routes = (app, { reads: db }) => {
  app.get(
    '/players',
    {
      config,
      schema: {
        summary: 'Players by any part of any name; without one those who played last',
        tags,
        querystring: z.strictObject({
          query: z.string().max(100).default('').meta({ description: 'Part of a name, or a GUID' }),
          server: SERVER_FILTER,
          limit: LIMIT,
        }),
        response: { 200: z.object({ players: listOf(FOUND) }) },
      },
    },
    async (request) => {
      const { query, server, limit } = request.query;
      return { players: await searchPlayers(db, query, await readServers(request, server), limit) };
    },
  );

  app.get(
    '/players/:key',
    {
      config,
      schema: {
        summary: 'What somebody did over a period',
        tags,
        params,
        querystring: ofPeriod,
        response: { 200: PLAYER },
      },
    },
    async (request) => {
      const scope = await readScope(db, request, request.query);
      const { playerKey, name } = await readOpenPlayer(db, request, request.params.key);
      const player = await fetchPlayer(db, playerKey, scope);
      if (player === undefined) throw refuse('PLAYER_NOT_THEN', { name });
      return { ...player, stats: statValues(player.sums) };
    },
  );

  app.get(
    '/players/:key/form',
    {
      config,
      schema: {
        summary: 'The last rounds of somebody, oldest first',
        tags,
        params,
        querystring: ofServer,
        response: { 200: z.object({ rounds: listOf(FORM_ROUND) }) },
      },
    },
    async (request) => {
      const servers = await readServers(request, request.query.server);
      const { playerKey } = await readOpenPlayer(db, request, request.params.key);
      return { rounds: await fetchPlayerForm(db, playerKey, servers) };
    },
  );

  app.get(
    '/players/:key/maps',
    {
      config,
      schema: {
        summary: 'What somebody did on each map, most played first',
        tags,
        params,
        querystring: ofPeriod,
        response: { 200: z.object({ maps: listOf(z.object({ map: MAP_NAME, sums: SUMS })) }) },
      },
    },
    async (request) => {
      const scope = await readScope(db, request, request.query);
      const { playerKey } = await readOpenPlayer(db, request, request.params.key);
      return { maps: await fetchPlayerMaps(db, playerKey, scope) };
    },
  );

  app.get(
    '/players/:key/weapons',
    {
      config,
      schema: {
        summary: 'What somebody did with each weapon, most kills first',
        tags,
        params,
        querystring: ofPeriod,
        response: { 200: z.object({ weapons: listOf(WEAPON_STATS) }) },
      },
    },
    async (request) => {
      const scope = await readScope(db, request, request.query);
      const { playerKey } = await readOpenPlayer(db, request, request.params.key);
      return { weapons: await fetchWeaponStats(db, scope, playerKey) };
    },
  );

  app.get(
    '/players/:key/names',
    {
      config,
      schema: {
        summary: 'The names of somebody, newest first',
        tags,
        params,
        querystring: ofServer,
        response: { 200: z.object({ names: listOf(NAME) }) },
      },
    },
    async (request) => {
      const servers = await readServers(request, request.query.server);
      const { playerKey } = await readOpenPlayer(db, request, request.params.key);
      return { names: await fetchPlayerNames(db, playerKey, servers) };
    },
  );
};
