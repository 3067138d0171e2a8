import { z } from 'zod';
import { formatId } from '../../core/public-id.ts';
import { fetchLogSums, type LogSums } from '../../stats/etlegacy/logs/log-totals.ts';
import type { LogSum } from '../../stats/etlegacy/formulas/log-formulas.data.ts';
import { fetchRivals } from '../../stats/etlegacy/logs/fetch-rivals.ts';
import { fetchRoundLog } from '../../stats/etlegacy/logs/fetch-round-log.ts';
import { fetchRoundMatrix } from '../../stats/etlegacy/logs/fetch-round-matrix.ts';
import { fetchRoundStory } from '../../stats/etlegacy/logs/fetch-round-story.ts';
import { fetchSessionMatrix } from '../../stats/etlegacy/logs/fetch-session-matrix.ts';
import type { Routes } from '../game-api.ts';
import { WANTED_ID } from '../schemas/id-schema.ts';
import { refuse } from './errors.ts';
import { readOpenPlayer } from './read-player.ts';
import { seesEverything } from '../sees-everything.ts';
import { readRecap, readRound, readScope } from './read-request.ts';
import { PERIOD, PLAYER_KEY, SERVER_FILTER, tags } from './schemas/common-schemas.ts';
import { KILL_MATRIX, RIVALS, ROUND_COURSE, ROUND_LOG } from './schemas/log-schemas.ts';

const params = z.object({ id: WANTED_ID });
const description = 'Only of rounds whose event log agrees with the counters of all players.';
// Players can make their card private at any time, so these answers are not cached.
const config = { access: 'read' } as const;

export const addRoundLogRoutes: Routes = (app, { reads: db }) => {
  app.get(
    '/rounds/:id/log',
    {
      config,
      schema: {
        summary: 'The event log of a round',
        description,
        tags,
        params,
        response: { 200: ROUND_LOG },
      },
    },
    async (request) => {
      const { id, serverKey } = await readRound(db, request, request.params.id);
      const log = await fetchRoundLog(db, { id, serverKey, isEverything: seesEverything(request) });
      return { round: formatId(id), ...known(log, request.params.id) };
    },
  );

  app.get(
    '/rounds/:id/matrix',
    {
      config,
      schema: {
        summary: 'Who killed, hurt and revived whom in a round',
        description,
        tags,
        params,
        response: { 200: KILL_MATRIX },
      },
    },
    async (request) => {
      const round = await readRound(db, request, request.params.id);
      return known(await fetchRoundMatrix(db, round, seesEverything(request)), request.params.id);
    },
  );

  app.get(
    '/rounds/:id/course',
    {
      config,
      schema: {
        summary: 'The course of a round: kills of both sides, objectives, pauses, classes, damage over time',
        description,
        tags,
        params,
        response: { 200: ROUND_COURSE },
      },
    },
    async (request) => {
      const { id, serverKey } = await readRound(db, request, request.params.id);
      const found = await fetchRoundStory(db, { id, serverKey, isEverything: seesEverything(request) });
      const story = known(found, request.params.id);
      return {
        ...story,
        round: formatId(id),
        classes: [...story.classes].map(([player, spans]) => ({ player, spans })),
        damage:
          story.damage === null ? null : [...story.damage].map(([player, steps]) => ({ player, steps })),
      };
    },
  );

  app.get(
    '/sessions/:id/matrix',
    {
      config,
      schema: {
        summary: 'Who killed, hurt and revived whom in an evening',
        description,
        tags,
        params,
        response: { 200: KILL_MATRIX },
      },
    },
    async (request) => {
      const recap = await readRecap(db, request, request.params.id);
      return known(await fetchSessionMatrix(db, recap, seesEverything(request)), request.params.id);
    },
  );

  app.get(
    '/players/:key/rivals',
    {
      config,
      schema: {
        summary: 'Whom somebody killed most, who killed them most, and what else follows from event logs',
        description,
        tags,
        params: z.object({ key: PLAYER_KEY }),
        querystring: z.strictObject({ period: PERIOD, server: SERVER_FILTER }),
        response: { 200: RIVALS },
      },
    },
    async (request) => {
      const scope = await readScope(db, request, request.query);
      const { playerKey } = await readOpenPlayer(db, request, request.params.key);
      const [rivals, sums = null] = await Promise.all([
        fetchRivals(db, { playerKey, scope, isEverything: seesEverything(request) }),
        fetchLogSums(db, playerKey, scope),
      ]);
      return { ...rivals, sums: sums === null ? null : withoutUntold(sums) };
    },
  );
};

/** Sums of what no log tells are null, not 0. */
function withoutUntold(sums: LogSums): Readonly<Record<LogSum, number | null>> {
  return {
    ...sums,
    ...(sums.timed_lives === 0 ? { longest_life_ms: null } : {}),
    ...(sums.timed_ends === 0 ? { late_kills: null } : {}),
    ...(sums.overkill_rounds === 0 ? { overkill: null, overkill_damage: null } : {}),
  };
}

/** What event logs say of a round or an evening. Throws where none can be believed. */
function known<Found>(found: Found | null, id: string): Found {
  if (found === null) throw refuse('ROUND_WITHOUT_LOG', { id });
  return found;
}
