import { z } from 'zod';
import { fetchMapStats } from '../../stats/etlegacy/maps/fetch-map-stats.ts';
import { fetchWeaponPlayers, fetchWeaponStats } from '../../stats/etlegacy/weapons/fetch-weapon-stats.ts';
import { findWeapon } from '../../stats/etlegacy/weapon-key-of.ts';
import type { Routes } from '../game-api.ts';
import { ID } from '../schemas/id-schema.ts';
import { LIMIT, listOf } from '../schemas/list-schema.ts';
import { TIME } from '../schemas/time-schema.ts';
import { refuse } from './errors.ts';
import { readScope } from './read-request.ts';
import { config, GAME_TYPE, PERIOD, SERVER_FILTER, tags } from './schemas/common-schemas.ts';
import { WEAPON_PLAYER, WEAPON_STATS } from './schemas/player-schemas.ts';
import { MAP_NAME } from './schemas/text-schemas.ts';

const MAP = z
  .object({
    map: MAP_NAME,
    gameType: GAME_TYPE,
    matches: z.int().meta({ description: 'Times played to the end' }),
    firstAttackersWon: z.int().meta({
      description:
        'Won by who attacked first, outside stopwatch by the attackers; in last man standing by either side',
    }),
    secondAttackersWon: z.int(),
    draws: z.int(),
    rounds: z.int(),
    completed: z.int().meta({ description: 'Rounds whose objective was completed' }),
    fastestS: z.number().nullable().meta({ description: 'Seconds of the fastest completed attack' }),
    fastestRoundId: ID.nullable(),
    meanS: z.number().nullable().meta({ description: 'Mean of the completed attacks in seconds' }),
    lastPlayed: TIME,
  })
  .meta({ id: 'MapStats' });

const querystring = z.strictObject({ period: PERIOD, server: SERVER_FILTER });

export const addMapRoutes: Routes = (app, { reads: db }) => {
  app.get(
    '/maps',
    {
      config,
      schema: {
        summary: 'How maps are played in each game type, most played first',
        tags,
        querystring,
        response: { 200: z.object({ maps: listOf(MAP) }) },
      },
    },
    async (request) => ({ maps: await fetchMapStats(db, await readScope(db, request, request.query)) }),
  );

  app.get(
    '/weapons',
    {
      config,
      schema: {
        summary: 'What all did with each weapon, most kills first',
        tags,
        querystring,
        response: { 200: z.object({ weapons: listOf(WEAPON_STATS) }) },
      },
    },
    async (request) => ({ weapons: await fetchWeaponStats(db, await readScope(db, request, request.query)) }),
  );

  app.get(
    '/weapons/:weapon',
    {
      config,
      schema: {
        summary: 'Who killed most with a weapon',
        tags,
        params: z.object({ weapon: z.string().meta({ description: 'Key of a weapon', examples: ['mp40'] }) }),
        querystring: querystring.extend({ limit: LIMIT }),
        response: { 200: z.object({ players: listOf(WEAPON_PLAYER) }) },
      },
    },
    async (request) => {
      const weapon = findWeapon(request.params.weapon);
      if (weapon === undefined) throw refuse('WEAPON_UNKNOWN', { name: request.params.weapon });
      const { limit, ...wanted } = request.query;
      const scope = await readScope(db, request, wanted);
      return { players: await fetchWeaponPlayers(db, weapon, scope, limit) };
    },
  );
};
