// What the whole program does, of whatever game: where payloads come from, and what runs by a schedule.
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DB } from '../database/schema.ts';
import { fetchTasks, TASK_NAMES, type TaskName } from '../jobs/fetch-tasks.ts';
import type { Bindings } from '../people/bindings.ts';
import { fetchReachedSources, PUBLIC_REACH } from '../people/reach.ts';
import { fetchArrivals } from '../stats/health/fetch-arrivals.ts';
import { refuse } from './errors/api-error.ts';
import type { ApiApp, GameApi } from './game-api.ts';
import { listOf } from './schemas/list-schema.ts';
import { seesEverything } from './sees-everything.ts';
import { TIME } from './schemas/time-schema.ts';

const SOURCE = z
  .object({
    game: z.string(),
    key: z.string(),
    lastPayloadAt: TIME.nullable().meta({ description: 'When its last payload came' }),
    waiting: z.int().meta({ description: 'Payloads that are not imported yet' }),
    rejected: z.int().meta({ description: 'Payloads that could not be read' }),
  })
  .meta({ id: 'Source' });

const TASK = z
  .object({
    name: z.enum(TASK_NAMES),
    about: z.string(),
    cron: z.string().meta({ description: 'In UTC' }),
    lastRun: z
      .object({
        at: TIME,
        state: z.enum(['running', 'done', 'retrying', 'failed']),
        problem: z.string().nullable(),
      })
      .nullable(),
    nextRun: TIME,
  })
  .meta({ id: 'Task' });

const STARTED = z.object({ message: z.string() }).meta({ id: 'Started' });
const tags = ['System'];

export type TaskRunner = (task: TaskName) => Promise<void>;

/** Tasks work on all sources, so a key that is bound to some neither sees nor starts them. */
function needEverything(request: Pick<FastifyRequest, 'caller'>): void {
  if (!seesEverything(request)) throw refuse('ADDRESS_UNKNOWN');
}

type SystemTools = {
  readonly reads: Kysely<DB>;
  readonly bindings: Bindings;
  readonly games: readonly GameApi[];
  readonly runTask?: TaskRunner | undefined;
};

export function addSystemRoutes(app: ApiApp, { reads, bindings, games, runTask }: SystemTools): void {
  app.get(
    '/api/sources',
    {
      config: { access: 'read' },
      schema: {
        summary: 'The sources that you may see, and how recent they are',
        tags,
        response: { 200: z.object({ sources: listOf(SOURCE) }) },
      },
    },
    async ({ caller }) => {
      const reach = caller?.reach ?? PUBLIC_REACH;
      const arrivals = new Map((await fetchArrivals(reads)).map((one) => [one.server, one]));
      const lists = games.map(async ({ game, sources }) => {
        const keys = await fetchReachedSources({ db: reads, bindings }, reach, [sources]);
        return keys.map((key) => {
          const { lastAt = null, waiting = 0, rejected = 0 } = arrivals.get(key) ?? {};
          return { game, key, lastPayloadAt: lastAt, waiting, rejected };
        });
      });
      return { sources: (await Promise.all(lists)).flat() };
    },
  );

  app.get(
    '/api/system/tasks',
    {
      config: { access: 'operate' },
      schema: {
        summary: 'What runs by a schedule, with the last and the next run',
        tags,
        response: { 200: z.object({ tasks: listOf(TASK) }) },
      },
    },
    async (request) => {
      needEverything(request);
      return { tasks: await fetchTasks(reads) };
    },
  );

  app.post(
    '/api/system/tasks/:name/run',
    {
      config: { access: 'operate' },
      schema: {
        summary: 'Run a task now',
        tags,
        params: z.object({ name: z.enum(TASK_NAMES) }),
        response: { 202: STARTED },
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      needEverything(request);
      if (runTask === undefined) throw refuse('NO_TASKS');
      await runTask(name);
      return reply.code(202).send({ message: `The task ${name} runs as soon as a process is free.` });
    },
  );
}
