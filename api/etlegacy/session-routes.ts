import { z } from 'zod';
import { fetchSessionLine, fetchSessionPage } from '../../stats/etlegacy/sessions/fetch-sessions.ts';
import { PLACE_IN_TIME } from '../schemas/place-schema.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Routes } from '../game-api.ts';
import { ID, WANTED_ID } from '../schemas/id-schema.ts';
import { CURSOR, LIMIT, listOf, NEXT } from '../schemas/list-schema.ts';
import { TIME } from '../schemas/time-schema.ts';
import { refuse } from './errors.ts';
import { readRecap, readRound, readServers } from './read-request.ts';
import { config, SERVER_FILTER, tags } from './schemas/common-schemas.ts';
import { RECAP } from './schemas/recap-schemas.ts';
import { LOCAL_DATE, MAP_NAME, SERVER_KEY, ZONE } from './schemas/text-schemas.ts';

const SESSION = z
  .object({
    sessionId: ID,
    server: SERVER_KEY,
    zone: ZONE,
    date: LOCAL_DATE.meta({ description: 'Local date of the first round' }),
    startedAt: TIME.nullable().meta({ description: 'null where nothing tells when its first round began' }),
    endedAt: TIME,
    rounds: z.int().meta({ description: 'Rounds that count' }),
    matches: z.int(),
    players: z.int(),
    maps: listOf(MAP_NAME),
  })
  .meta({ id: 'Session' });

const params = z.object({ id: WANTED_ID });

export const addSessionRoutes: Routes = (app, { reads: db }) => {
  app.get(
    '/sessions',
    {
      config,
      schema: {
        summary: 'Evenings, newest first',
        tags,
        querystring: z.strictObject({ server: SERVER_FILTER, limit: LIMIT, cursor: CURSOR }),
        response: { 200: z.object({ sessions: listOf(SESSION), next: NEXT }) },
      },
    },
    async (request) => {
      const { server, limit, cursor } = request.query;
      const servers = await readServers(request, server);
      const about = ['sessions', server];
      const [firstKnownAt, id] = cursor === undefined ? [] : readCursor(cursor, about, PLACE_IN_TIME);
      const after =
        firstKnownAt === undefined || id === undefined ? null : { firstKnownAt: new Date(firstKnownAt), id };
      const sessions = await fetchSessionPage(db, servers, { after, limit });
      const last = sessions.length === limit ? sessions.at(-1) : undefined;
      const next =
        last === undefined ? null : writeCursor([last.firstKnownAt.getTime(), last.sessionId], about);
      return { sessions, next };
    },
  );

  app.get(
    '/sessions/:id',
    { config, schema: { summary: 'One evening', tags, params, response: { 200: SESSION } } },
    async (request) => {
      const { id: wanted } = request.params;
      const { sessionId } = await readRound(db, request, wanted);
      const session =
        sessionId === null ? undefined : await fetchSessionLine(db, await request.sources(), sessionId);
      if (session === undefined) throw refuse('SESSION_UNKNOWN', { name: wanted });
      return session;
    },
  );

  app.get(
    '/sessions/:id/recap',
    {
      config,
      schema: {
        summary: 'What an evening was: score, maps, players, highlights',
        tags,
        params,
        response: { 200: RECAP },
      },
    },
    async (request) => readRecap(db, request, request.params.id),
  );
};
