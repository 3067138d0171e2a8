import { z } from 'zod';
import { fetchBoard, gateWords } from '../../stats/etlegacy/boards/fetch-board.ts';
import { findBoardStat } from '../../stats/etlegacy/catalogue/find-stat.ts';
import { LOG_STATS } from '../../stats/etlegacy/catalogue/log-stats.data.ts';
import { STATS } from '../../stats/etlegacy/catalogue/stats.data.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Routes } from '../game-api.ts';
import { CURSOR, LIMIT, listOf, NEXT } from '../schemas/list-schema.ts';
import { refuse } from './errors.ts';
import { readMap, readScope } from './read-request.ts';
import { config, MAP_FILTER, PERIOD, SERVER_FILTER, tags } from './schemas/common-schemas.ts';
import { KEY_OF_PERSON, PERSON_NAME } from './schemas/text-schemas.ts';
import { wholeNumber } from '../schemas/whole-number.ts';

const STAT = z
  .object({
    key: z.string(),
    name: z.string(),
    group: z.string(),
    unit: z.string(),
    about: z.string().meta({ description: 'How the value is computed' }),
    better: z.enum(['higher', 'lower']),
    digits: z.int().meta({ description: 'Decimals that people are shown' }),
  })
  .meta({ id: 'Stat' });

const ROW = z
  .object({
    place: z
      .int()
      .meta({ description: 'Players whose values are equal with the decimals of the stat share one' }),
    position: z.int(),
    playerKey: KEY_OF_PERSON,
    name: PERSON_NAME,
    value: z.number().meta({ description: 'Unrounded, in the unit of the stat' }),
    rounds: z.int().meta({ description: 'How many of their rounds tell the value' }),
    timeMs: z
      .number()
      .nullable()
      .meta({ description: 'In a team, over the rounds that tell it; null where none does' }),
    timedRounds: z.int().meta({ description: 'How many rounds `timeMs` is the sum of' }),
  })
  .meta({ id: 'BoardRow' });

const PLACE = z.object({ value: z.number(), rounds: z.number(), playerKey: KEY_OF_PERSON });
const MOST_ROUNDS = 1000;

export const addBoardRoutes: Routes = (app, { reads: db }) => {
  app.get(
    '/boards',
    {
      config: { access: 'read' },
      schema: {
        summary: 'The stats that have a board',
        tags,
        response: { 200: z.object({ stats: listOf(STAT) }) },
      },
    },
    async () => ({ stats: [...STATS, ...LOG_STATS] }),
  );

  app.get(
    '/boards/:stat',
    {
      config,
      schema: {
        summary: 'A leaderboard, best first',
        tags,
        params: z.object({ stat: z.string().meta({ description: 'Key of a stat', examples: ['dpm'] }) }),
        querystring: z.strictObject({
          period: PERIOD,
          server: SERVER_FILTER,
          map: MAP_FILTER,
          minRounds: wholeNumber(1, MOST_ROUNDS)
            .optional()
            .meta({ description: 'Rank from so many rounds on, instead of the usual rules of the stat' }),
          limit: LIMIT,
          cursor: CURSOR,
        }),
        response: {
          200: z.object({
            stat: STAT,
            gates: listOf(z.string()).meta({ description: 'What it takes to rank' }),
            rows: listOf(ROW),
            ranked: z.int().meta({ description: 'Players on the whole board' }),
            unranked: z.int().meta({ description: 'Players with a value and too few rounds' }),
            next: NEXT,
          }),
        },
      },
    },
    async (request) => {
      const { period, server, minRounds, limit, cursor } = request.query;
      const stat = findBoardStat(request.params.stat);
      if (stat?.key !== request.params.stat) throw refuse('STAT_UNKNOWN', { name: request.params.stat });
      const scope = await readScope(db, request, { period, server });
      const servers = scope.servers.map(({ serverKey }) => serverKey);
      const map = request.query.map === undefined ? undefined : await readMap(db, servers, request.query.map);
      const about = ['board', stat.key, period, server, map, minRounds];
      const slice = cursor === undefined ? { from: 1 } : { after: readCursor(cursor, about, PLACE) };
      const board = await fetchBoard(db, { stat, scope, map, minRounds }, slice, limit);
      const last = board.rows.at(-1);
      const isOver = last === undefined || last.position >= board.ranked;
      return {
        ...board,
        stat,
        gates: gateWords(stat, minRounds),
        next: isOver
          ? null
          : writeCursor({ value: last.value, rounds: last.rounds, playerKey: last.playerKey }, about),
      };
    },
  );
};
