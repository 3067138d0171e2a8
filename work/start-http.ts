import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import { UserError } from '../core/user-error.ts';
import type { HttpConfig } from '../core/http-config.ts';
import type { Deliver } from '../core/delivery.ts';
import type { ApiOptions } from '../api/build-api.ts';
import type { ApiApp, GameApi } from '../api/game-api.ts';
import { openReads } from '../database/open-reads.ts';
import type { GameHealth } from '../stats/health/game-health.ts';
import { reportAlarm } from './report-alarm.ts';
import { keepAlarms } from './keep-alarms.ts';
import type { WorkTools } from './work-tools.ts';

export type HttpServer = {
  readonly port: number;
  /** Address for people, without a slash at its end. */
  readonly url: string;
  /** Its address on this machine. */
  readonly ownUrl: string;
  /** Ends idle connections at once and waits for answers that are under way. */
  readonly close: () => Promise<void>;
};

export type HttpParts = {
  readonly health: (db: Kysely<DB>) => Promise<readonly GameHealth[]>;
  readonly apis: (db: Kysely<DB>) => Promise<readonly GameApi[]>;
  readonly pages?: ApiOptions['pages'];
  readonly deliver?: Deliver;
  readonly runTask?: ApiOptions['runTask'];
};

/** How many ports after the usual one are tried. */
const MOST_PORTS = 20;

/** Opens the HTTP server; undefined where it is switched off. Loads everything of it on demand. */
export async function startHttp(
  { config, db, connection, log }: WorkTools,
  { health, apis, pages, deliver, runTask }: HttpParts,
): Promise<HttpServer | undefined> {
  const { http } = config.operations;
  if (http === undefined) return undefined;
  const { buildApi } = await import('../api/build-api.ts');
  const { readSecret } = await import('../api/auth/read-secret.ts');
  const { buildMetrics } = await import('./metrics.ts');
  const { bindings, owners } = config.discord;
  let secret: Uint8Array | undefined;
  const reads = openReads({ db, connection, log });
  const app = await buildApi({
    db,
    reads: reads.db,
    log,
    http,
    bindings: { servers: bindings, owners },
    secret: async () => (secret ??= await readSecret(config.home)),
    games: await apis(db),
    metrics: buildMetrics(db, health),
    pages,
    deliver,
    alarms: keepAlarms(db),
    sourceAt: (address) => config.servers.find((server) => server.address?.host === address)?.key ?? null,
    limits: http.push,
    runTask,
    onBrokenAnswer: async (route) =>
      reportAlarm(db, {
        about: `answer/${route}`,
        say: `An answer of ${route} broke its own schema, so it was refused. The log says how: look for http.answer_breaks_schema. Please report it.`,
      }),
  });
  app.addHook('onClose', async () => reads.close());
  try {
    const port = await listen(app, http);
    const ownUrl = `http://${nameOf(http.host)}:${port}`;
    const url = http.url ?? ownUrl;
    log.info({ host: http.host, port, url }, 'http.listening');
    return { port, url, ownUrl, close: async () => close(app) };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** How long answers that are under way may go on. */
const GRACE_MS = 5_000;

async function close(app: ApiApp): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
  await app.close();
  clearTimeout(cut);
}

/** @returns the port: the configured one, or the next free one if none was configured. */
async function listen(app: ApiApp, { host, port: first, isPortSet }: HttpConfig): Promise<number> {
  const last = isPortSet ? first : first + MOST_PORTS;
  for (let port = first; ; port++) {
    try {
      await app.listen({ host, port });
      const address = app.server.address();
      if (address === null || typeof address === 'string') throw new Error('The server has no port');
      return address.port;
    } catch (error) {
      if (codeOf(error) === 'EADDRINUSE' && port < last) continue;
      throw explain(error, { host, port: first, isPortSet });
    }
  }
}

function explain(
  error: unknown,
  { host, port, isPortSet }: Pick<HttpConfig, 'host' | 'port' | 'isPortSet'>,
): Error {
  const off = 'or switch the HTTP server off with HTTP_PORT=0.';
  const code = codeOf(error);
  if (code === 'EADDRINUSE' && !isPortSet)
    return new UserError(
      `The ports ${port} to ${port + MOST_PORTS} of ${host} are all in use.`,
      `Choose a free one with HTTP_PORT, ${off}`,
    );
  if (code === 'EADDRINUSE')
    return new UserError(
      `HTTP_PORT ${port} of ${host} is in use by another program, or by another Debrief.`,
      `End that one, choose another port, leave HTTP_PORT out so that a free one is taken, ${off}`,
    );
  if (code === 'EACCES')
    return new UserError(
      `HTTP_PORT ${port} may not be opened by this account.`,
      `Choose a port of 1024 or above and put a proxy in front of it, ${off}`,
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new UserError(
      `HTTP_HOST ${host} is not an address of this machine.`,
      `Set it to 127.0.0.1 for this machine only, or to 0.0.0.0 for all of its addresses, ${off}`,
    );
  return error instanceof Error ? error : new Error(String(error));
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** The name under which this machine itself reaches an address that it binds. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
