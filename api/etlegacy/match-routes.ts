import { z } from 'zod';
import { fetchMatch } from '../../stats/etlegacy/matches/fetch-match.ts';
import type { Routes } from '../game-api.ts';
import { WANTED_ID } from '../schemas/id-schema.ts';
import { refuse } from './errors.ts';
import { readRound } from './read-request.ts';
import { config, tags } from './schemas/common-schemas.ts';
import { MATCH } from './schemas/match-schema.ts';

export const addMatchRoutes: Routes = (app, { reads: db }) => {
  app.get(
    '/matches/:id',
    {
      config,
      schema: {
        summary: 'One map: who won it, how fast, and what everybody did',
        tags,
        params: z.object({ id: WANTED_ID }),
        response: { 200: MATCH },
      },
    },
    async (request) => {
      const { id } = await readRound(db, request, request.params.id);
      const match = await fetchMatch(db, id);
      if (match === undefined) throw refuse('ROUND_UNKNOWN', { name: request.params.id });
      return match;
    },
  );
};
