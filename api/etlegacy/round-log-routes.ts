import { z } from 'zod';
import { formatId } from '../../core/public-id.ts';
import { fetchRoundLog } from '../../stats/etlegacy/logs/fetch-round-log.ts';
import { findRound } from '../../stats/etlegacy/sessions/find-round.ts';
import type { Routes } from '../game-api.ts';
import { refuse } from './errors.ts';

const COUNT = z.int();
const KEY = z.string().meta({ description: 'Key of a player' });

const ROUND_LOG = z
  .object({
    round: z.string(),
    is: z
      .enum(['whole', 'short'])
      .meta({ description: 'short: it also tells of players who reconnected or left' }),
    players: z.array(
      z.object({
        key: KEY,
        name: z.string().nullable(),
        team: z.string().nullable(),
        kills: COUNT,
        deaths: COUNT.meta({ description: 'By enemies' }),
        trades: COUNT.meta({ description: 'Kills of somebody who killed a team mate within the 3 s before' }),
        tradedDeaths: COUNT,
        firstKills: COUNT.meta({ description: '1 for the first kill of the round' }),
        lastKills: COUNT,
        lateKills: COUNT.meta({ description: 'In the last minute' }),
        longestLifeMs: COUNT.nullable(),
        overkill: COUNT.nullable().meta({ description: 'Damage beyond the health that was left' }),
      }),
    ),
    duels: z.array(
      z.object({
        player: KEY,
        victim: KEY,
        kills: COUNT,
        teamKills: COUNT,
        revives: COUNT,
        damage: COUNT.nullable().meta({ description: 'To enemies, without what only hurt corpses' }),
      }),
    ),
    events: z.array(
      z.object({
        atMs: COUNT.meta({ description: 'Since the round began; pauses run on' }),
        kind: z.string(),
        player: KEY.nullable(),
        victim: KEY.nullable(),
        weapon: z.string().nullable(),
        class: z.string().nullable(),
        objective: z.string().nullable(),
      }),
    ),
  })
  .meta({
    id: 'RoundLog',
    examples: [{ round: 't6pcfa5s17', is: 'whole', players: [], duels: [], events: [] }],
  });

export const addRoundLogRoutes: Routes = (app, { db }) => {
  app.get(
    '/rounds/:id/log',
    {
      config: { access: 'read' },
      schema: {
        summary: 'Who killed whom in a round, from its event log',
        description: 'Only of rounds whose event log agrees with the counters of all players.',
        tags: ['ET:Legacy'],
        params: z.object({ id: z.string().meta({ description: 'Id of a round', examples: ['t6pcfa5s17'] }) }),
        response: { 200: ROUND_LOG },
      },
    },
    async (request) => {
      const { id } = request.params;
      const found = await findRound(db, id, await request.sources());
      if (!found.ok) throw refuse('ROUND_UNKNOWN', { name: id });
      const log = await fetchRoundLog(db, found.round.id);
      if (log === null) throw refuse('ROUND_WITHOUT_LOG', { id });
      return {
        round: formatId(found.round.id),
        is: log.is,
        players: [...log.players],
        duels: [...log.duels],
        events: [...log.events],
      };
    },
  );
};
