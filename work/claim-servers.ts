// Only one process at a time may collect for a server of a PostgreSQL that several machines can reach. The claim is a
// session-level advisory lock, so it ends with its process; after a lost connection it is acquired again. Workers claim
// nothing, because any number may run.
import { Socket } from 'node:net';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type PoolConfig } from 'pg';
import type { Config } from '../core/config.ts';
import type { Logger } from '../core/logger.ts';
import { DatabaseError } from '../database/failures/database-error.ts';

const PREFIX = 'debrief run, ';
const RETRY_MS = 1_000;
/** A machine that loses its power closes no connection: keepalives end its session after a minute. */
const KEEPALIVE = '-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3';

export type ClaimOptions = {
  readonly config: Pick<Config, 'databaseUrl' | 'servers'>;
  readonly connection: PoolConfig;
  readonly log: Logger;
};

export type Claim = {
  /** Aborted when another process acquired the claim while the database was unreachable. */
  readonly lost: AbortSignal;
  readonly close: () => Promise<void>;
};

/**
 * Claims the configured servers on the user's PostgreSQL; the embedded one needs no claim, because the lock on the home
 * covers it. Throws a DatabaseError that names the holder of a claimed server.
 */
export async function claimServers({ config, connection, log }: ClaimOptions): Promise<Claim> {
  const lost = new AbortController();
  if (config.databaseUrl === undefined) return { lost: lost.signal, close: async () => {} };
  const keys = config.servers.map(({ key }) => key);
  const closing = new AbortController();
  let client = await claim(connection, keys);
  let again: Promise<void> = Promise.resolve();
  const watch = (): void => {
    client.once('end', () => {
      if (!closing.signal.aborted) again = reclaim();
    });
  };
  const reclaim = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        client = await claim(connection, keys);
        return watch();
      } catch (err) {
        if (err instanceof DatabaseError) {
          log.error({ err }, 'servers.taken_over');
          return lost.abort();
        }
        log.debug({ err }, 'servers.not_claimed');
        await sleep(RETRY_MS, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
      }
    }
  };
  watch();
  return {
    lost: lost.signal,
    close: async () => {
      closing.abort();
      await again;
      await client.end();
    },
  };
}

async function claim(connection: PoolConfig, keys: readonly string[]): Promise<Client> {
  const socket = new Socket();
  const client = new Client({
    ...connection,
    stream: () => socket,
    options: `${connection.options ?? ''} ${KEEPALIVE}`,
    keepAlive: true,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select set_config($1, $2, false)', ['application_name', nameOf(process.pid)]);
    for (const key of keys) await claimOne(client, key);
    // This socket must not keep a process alive that fails elsewhere.
    socket.unref();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Sets the application name by a statement, because DATABASE_URL may set one for all sessions. */
function nameOf(pid: number): string {
  return `${PREFIX}process ${pid} on ${hostname()}`.slice(0, 63);
}

async function claimOne(client: Client, key: string): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>(
    "select pg_try_advisory_lock(hashtextextended('debrief run ' || $1, 0)) as mine",
    [key],
  );
  if (rows[0]?.mine === true) return;
  throw new DatabaseError(
    `Debrief collects for server "${key}" in this database already: ${await findHolder(client, key)}.`,
    'Stop that one first; "debrief worker" may run beside it, here and elsewhere. A game server of its own needs a key of its own in debrief.json. If that process died with its machine, try again in two minutes.',
  );
}

/** Sessions of other roles hide their name, so the holder is described only as far as this role may see. */
async function findHolder(client: Client, key: string): Promise<string> {
  const { rows } = await client.query<{ name: string | null; address: string | null; since: string | null }>(
    `with k as (select hashtextextended('debrief run ' || $1, 0) as key)
      select a.application_name as name, host(a.client_addr) as address,
        to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"') as since
      from k, pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted and l.objsubid = 1
        and l.database = (select oid from pg_database where datname = current_database())
        and l.classid::int8 = (k.key >> 32) & 4294967295 and l.objid::int8 = k.key & 4294967295`,
    [key],
  );
  const [holder] = rows;
  const name = holder?.name ?? '';
  const from = typeof holder?.address === 'string' ? ` (${holder.address})` : '';
  const since = typeof holder?.since === 'string' ? `, since ${holder.since}` : '';
  return `${name.replace(PREFIX, '') || 'another process'}${from}${since}`;
}
