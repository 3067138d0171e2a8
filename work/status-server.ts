// The status endpoints: /healthz (the process runs), /readyz (its database answers) and /metrics (for Prometheus). Read
// only, without names and secrets; by default bound to loopback.
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { findWriteProblem } from '../database/find-write-problem.ts';
import type { DB } from '../database/schema.ts';
import type { Metrics } from './metrics.ts';

const PATIENCE_MS = 2_000;

type StatusOptions = {
  readonly host: string;
  readonly port: number;
  readonly db: Kysely<DB>;
  readonly metrics: Metrics;
};

export type StatusServer = { readonly port: number; readonly close: () => Promise<void> };

/** Throws when the port is taken. */
export async function startStatusServer({ host, port, db, metrics }: StatusOptions): Promise<StatusServer> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    const [pathname] = (request.url ?? '/').split('?');
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'GET only\n');
    if (pathname === '/healthz') return answer(response, 200, 'ok\n');
    const work =
      pathname === '/readyz'
        ? ready(response, db)
        : pathname === '/metrics'
          ? sendMetrics(response, metrics)
          : null;
    if (work === null) return answer(response, 404, '/healthz, /readyz or /metrics\n');
    work.catch(() => answer(response, 503, 'the database does not answer\n'));
    return undefined;
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function ready(response: ServerResponse, db: Kysely<DB>): Promise<void> {
  const problem = await within(findWriteProblem(db));
  answer(response, problem === null ? 200 : 503, problem === null ? 'ready\n' : `${problem}\n`);
}

async function sendMetrics(response: ServerResponse, metrics: Metrics): Promise<void> {
  const text = await within(metrics.text());
  answer(response, 200, text, metrics.contentType);
}

async function within<T>(work: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, { signal: stop.signal }).then(() => {
    throw new Error('too late');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => {});
    stop.abort();
  }
}

function answer(response: ServerResponse, status: number, text: string, type = 'text/plain'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
}
