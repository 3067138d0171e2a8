import { z } from 'zod';
import { fetchServers } from '../../stats/etlegacy/fetch-servers.ts';
import type { Routes } from '../game-api.ts';
import { TIME } from '../schemas/time-schema.ts';
import { refuse } from './errors.ts';
import { config, tags } from './schemas/common-schemas.ts';
import { ZONE } from './schemas/text-schemas.ts';

const SERVER = z
  .object({
    key: z.string(),
    zone: ZONE.meta({ description: 'IANA zone of its clock' }),
    rounds: z.int().meta({ description: 'Rounds that count' }),
    sessions: z.int(),
    lastRound: TIME.nullable().meta({ description: 'End of its last evening' }),
  })
  .meta({
    id: 'Server',
    examples: [
      {
        key: 'frankfurt',
        zone: 'Europe/Berlin',
        rounds: 420,
        sessions: 31,
        lastRound: '2026-11-20T22:41:07.000Z',
      },
    ],
  });

const KEY = z.string().meta({ description: 'Key of a game server', examples: ['frankfurt'] });

export const addServerRoutes: Routes = (app, { reads: db }) => {
  app.get(
    '/servers',
    {
      config,
      schema: {
        summary: 'List the game servers that you may see',
        tags,
        response: { 200: z.object({ servers: z.array(SERVER) }) },
      },
    },
    async (request) => ({ servers: await fetchServers(db, await request.sources()) }),
  );
  app.get(
    '/servers/:key',
    {
      config,
      schema: { summary: 'One game server', tags, params: z.object({ key: KEY }), response: { 200: SERVER } },
    },
    async (request) => {
      const { key } = request.params;
      const servers = await fetchServers(db, await request.sources());
      const server = servers.find((one) => one.key === key);
      if (server === undefined) throw refuse('SERVER_UNKNOWN', { name: key });
      return server;
    },
  );
};
