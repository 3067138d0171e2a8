// Whether the process runs (/healthz), whether its database answers (/readyz), and figures for Prometheus (/metrics).
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { findWriteProblem } from '../database/failures/find-write-problem.ts';
import type { DB } from '../database/schema.ts';
import { refuse } from './errors/api-error.ts';
import type { ApiApp } from './game-api.ts';

export type Metrics = {
  readonly contentType: string;
  readonly text: () => Promise<string>;
  /** How each game's sources are, in words. */
  readonly lines?: () => Promise<readonly string[]>;
  /** Counts an answer, by the template of its route. */
  readonly observe?: (answer: Answer) => void;
};

type Answer = {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
};

type StatusTools = { readonly db: Kysely<DB>; readonly metrics: Metrics };

const PATIENCE_MS = 2_000;
const TEXT = z.string();
const config = { access: 'local' } as const;

export function addStatusRoutes(app: ApiApp, { db, metrics }: StatusTools): void {
  const schema = { hide: true, response: { 200: TEXT, 503: TEXT } };
  app.get('/healthz', { config, schema }, async (_request, reply) => {
    await reply
      .type('text/plain')
      .header('cache-control', 'no-store')
      .serializer(String)
      .send(await sayHealth(metrics));
  });
  app.get('/readyz', { config, schema }, async (_request, reply) => {
    const problem = await within(findWriteProblem(db));
    reply
      .code(problem === null ? 200 : 503)
      .type('text/plain')
      .header('cache-control', 'no-store');
    await reply.serializer(String).send(problem === null ? 'ready\n' : `${problem}\n`);
  });
  app.get('/metrics', { config, schema }, async (_request, reply) => {
    const text = await within(metrics.text());
    await reply.type(metrics.contentType).header('cache-control', 'no-store').serializer(String).send(text);
  });
}

/** The process runs, whatever else is so; what its games say of their sources comes after it. */
async function sayHealth({ lines }: Metrics): Promise<string> {
  if (lines === undefined) return 'ok\n';
  try {
    return ['ok', ...(await within(lines())), ''].join('\n');
  } catch {
    return 'ok\nThe database does not answer: see /readyz.\n';
  }
}

/** Throws DATABASE_AWAY when the work fails or takes too long. */
async function within<T>(work: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, { signal: stop.signal }).then(() => {
    throw refuse('DATABASE_AWAY');
  });
  try {
    return await Promise.race([work, late]);
  } catch {
    // Whatever failed, the probe has to see that the database does not answer.
    throw refuse('DATABASE_AWAY');
  } finally {
    late.catch(() => {});
    stop.abort();
  }
}
