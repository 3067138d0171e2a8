import { z } from 'zod';
import { fetchPlayerRounds } from '../../stats/etlegacy/export/export-player-rounds.ts';
import { fetchRoundOrigins } from '../../stats/etlegacy/matches/fetch-round-origins.ts';
import { fetchListedRound, fetchRoundPage } from '../../stats/etlegacy/sessions/fetch-round-page.ts';
import { PLACE_IN_TIME } from '../schemas/place-schema.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Routes } from '../game-api.ts';
import { WANTED_ID } from '../schemas/id-schema.ts';
import { CURSOR, LIMIT, listOf, NEXT } from '../schemas/list-schema.ts';
import { refuse } from './errors.ts';
import { readRound, readServers } from './read-request.ts';
import { config, MAP_FILTER, SERVER_FILTER, tags } from './schemas/common-schemas.ts';
import { PLAYER_ROUND } from './schemas/player-round-schema.ts';
import { ROUND_ORIGIN } from './schemas/round-origin-schema.ts';
import { LISTED_ROUND, ROUND_STATUS } from './schemas/round-schemas.ts';

export const addRoundRoutes: Routes = (app, { reads: db }) => {
  app.get(
    '/rounds',
    {
      config,
      schema: {
        summary: 'Rounds, newest first',
        tags,
        querystring: z.strictObject({
          server: SERVER_FILTER,
          map: MAP_FILTER,
          status: ROUND_STATUS.optional(),
          limit: LIMIT,
          cursor: CURSOR,
        }),
        response: { 200: z.object({ rounds: listOf(LISTED_ROUND), next: NEXT }) },
      },
    },
    async (request) => {
      const { server, map, status, limit, cursor } = request.query;
      const servers = await readServers(request, server);
      const about = ['rounds', server, map, status];
      const [endedAt, id] = cursor === undefined ? [] : readCursor(cursor, about, PLACE_IN_TIME);
      const after = endedAt === undefined || id === undefined ? null : { endedAt: new Date(endedAt), id };
      const rounds = await fetchRoundPage(db, servers, { map, status, after, limit });
      const last = rounds.length === limit ? rounds.at(-1) : undefined;
      return {
        rounds,
        next: last === undefined ? null : writeCursor([last.endedAt.getTime(), last.id], about),
      };
    },
  );

  app.get(
    '/rounds/:id',
    {
      config,
      schema: {
        summary: 'One round, with the row of every player as in the export player-rounds',
        tags,
        params: z.object({ id: WANTED_ID }),
        response: { 200: z.object({ round: LISTED_ROUND, players: listOf(PLAYER_ROUND) }) },
      },
    },
    async (request) => {
      const { id } = await readRound(db, request, request.params.id);
      const round = await fetchListedRound(db, id);
      if (round === undefined) throw refuse('ROUND_UNKNOWN', { name: request.params.id });
      return { round, players: z.array(PLAYER_ROUND).parse(await fetchPlayerRounds(db, id)) };
    },
  );

  app.get(
    '/rounds/:id/explain',
    {
      config,
      schema: {
        summary:
          'How the numbers of a map came about: its files, its length, what was subtracted, what balances',
        tags,
        params: z.object({ id: WANTED_ID }),
        response: { 200: z.object({ rounds: listOf(ROUND_ORIGIN) }) },
      },
    },
    async (request) => ({
      rounds: await fetchRoundOrigins(db, await readRound(db, request, request.params.id)),
    }),
  );
};
