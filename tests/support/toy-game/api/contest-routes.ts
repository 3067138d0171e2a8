import { z } from 'zod';
import type { Routes } from '../../../../api/game-api.ts';
import { TIME } from '../../../../api/schemas/time-schema.ts';
import { evaluate } from '../../../../stats/formulas/formula.ts';
import { fetchLatest } from '../stats/fetch-latest.ts';
import { fetchPlayer } from '../stats/fetch-player.ts';
import { FORMULAS } from '../stats/formulas.data.ts';
import { STATS } from '../stats/stats.data.ts';
import { refuse } from './errors.ts';

const config = { access: 'read' } as const;
const tags = ['Stone skimming'];

const CONTEST = z.object({
  pond: z.string(),
  heldAt: TIME,
  throws: z.array(
    z.object({ name: z.string(), skips: z.int(), metres: z.number().meta({ description: 'Metres' }) }),
  ),
});

const PLAYER = z.object({
  name: z.string(),
  contests: z.int(),
  stats: z.record(z.string(), z.number().nullable()).meta({ description: 'Values by the key of the stat' }),
});

export const addContestRoutes: Routes = (app, { reads: db }) => {
  app.get(
    '/contests/latest',
    { config, schema: { summary: 'The latest contest that you may see', tags, response: { 200: CONTEST } } },
    async (request) => {
      const contest = await fetchLatest(db, await request.sources());
      if (contest === undefined) throw refuse('NO_CONTEST');
      return { ...contest, throws: [...contest.throws] };
    },
  );
  app.get(
    '/players/:name',
    {
      config,
      schema: {
        summary: 'The stats of a player',
        tags,
        params: z.object({
          name: z
            .string()
            .max(100)
            .meta({ examples: ['anna'] }),
        }),
        response: { 200: PLAYER },
      },
    },
    async (request) => {
      const { name } = request.params;
      const player = await fetchPlayer(db, name, await request.sources());
      if (player === undefined) throw refuse('SKIMMER_UNKNOWN', { name });
      const stats = STATS.map(({ key, formula }) => [key, evaluate(FORMULAS[formula], player.sums)] as const);
      return { name: player.name, contests: player.sums.rounds, stats: Object.fromEntries(stats) };
    },
  );
};
