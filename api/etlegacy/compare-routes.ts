import { z } from 'zod';
import { statValues } from '../../stats/etlegacy/catalogue/stat-values.ts';
import { fetchComparison } from '../../stats/etlegacy/players/fetch-comparison.ts';
import type { Routes } from '../game-api.ts';
import { listOf } from '../schemas/list-schema.ts';
import { refuse } from './errors.ts';
import { readOpenPlayer } from './read-player.ts';
import { readScope } from './read-request.ts';
import { config, PERIOD, SERVER_FILTER, tags } from './schemas/common-schemas.ts';
import { PLAYER } from './schemas/player-schemas.ts';
import { KEY_OF_PERSON } from './schemas/text-schemas.ts';

const LONGEST = 300;

const PLAYERS = z
  .string()
  .max(LONGEST)
  // Before the transformation, after which zod leaves examples out.
  .meta({ examples: ['AB12CD34,EF56AB78'] })
  .transform((text, context) => {
    const keys = [...new Set(text.split(',').filter((key) => key !== ''))];
    if (keys.length >= 2 && keys.length <= 4) return keys;
    context.addIssue('must be two to four different keys of players with commas between them');
    return z.NEVER;
  })
  .meta({ description: 'Two to four keys of players with commas between them' });

const ENCOUNTER = z
  .object({
    a: KEY_OF_PERSON,
    b: KEY_OF_PERSON,
    against: z.int().meta({ description: 'Maps on different sides' }),
    aWon: z.int(),
    bWon: z.int(),
    together: z.int().meta({ description: 'Maps on the same side' }),
    togetherWon: z.int(),
  })
  .meta({ id: 'Encounter' });

export const addCompareRoutes: Routes = (app, { reads: db }) => {
  app.get(
    '/compare',
    {
      config,
      schema: {
        summary: 'Two to four players side by side',
        tags,
        querystring: z.strictObject({ players: PLAYERS, period: PERIOD, server: SERVER_FILTER }),
        response: { 200: z.object({ players: listOf(PLAYER), encounters: listOf(ENCOUNTER) }) },
      },
    },
    async (request) => {
      const scope = await readScope(db, request, request.query);
      const keys = new Set<string>();
      for (const key of request.query.players) keys.add((await readOpenPlayer(db, request, key)).playerKey);
      if (keys.size < 2) throw refuse('SAME_PLAYER');
      const { players, encounters } = await fetchComparison(db, [...keys], scope);
      return {
        players: players.map((player) => ({ ...player, stats: statValues(player.sums) })),
        encounters,
      };
    },
  );
};
