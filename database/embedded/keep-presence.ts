import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { DatabaseLog } from '../database-log.ts';
import { type Address, joinServer, PRESENCE } from './join-server.ts';
import { stopServer } from './stop-server.ts';

export type EmbeddedServer = {
  readonly address: Address;
  /** Leaves the server, and stops it if no other process uses it. Close your own connections first. */
  readonly close: () => Promise<void>;
};

export type Entered = { readonly client: Client; readonly address: Address; readonly data: string };

export type PresenceOptions = {
  readonly first: Entered;
  /** Joins again, starting the server if it is gone. */
  readonly enter: () => Promise<Entered>;
  readonly inLock: <T>(work: () => Promise<T>) => Promise<T>;
  readonly log: DatabaseLog | undefined;
};

const RETRY_MS = 1_000;

/** Holds a connection for as long as this process needs the server, and restarts the server after a crash. */
export function keepPresence({ first, enter, inLock, log }: PresenceOptions): EmbeddedServer {
  let { client } = first;
  const closing = new AbortController();
  let healing: Promise<void> = Promise.resolve();

  const watch = (): void => {
    client.once('end', () => {
      if (!closing.signal.aborted) healing = heal();
    });
  };
  const heal = async (): Promise<void> => {
    log?.warn({}, 'database.lost');
    while (!closing.signal.aborted) {
      try {
        ({ client } = await enter());
        watch();
        log?.info({}, 'database.back');
        return;
      } catch (error) {
        log?.warn({ err: error }, 'database.still-lost');
        await sleep(RETRY_MS, undefined, { signal: closing.signal }).catch(() => {});
      }
    }
  };
  watch();

  return {
    address: first.address,
    close: async () => {
      if (closing.signal.aborted) return;
      closing.abort();
      await healing;
      await inLock(async () => leave(client, first));
    },
  };
}

async function leave(client: Client, { address, data }: Entered): Promise<void> {
  const others = await countOthers(client);
  await client.end();
  if (others === 0) return stopServer(data);
  if (others !== null) return;
  // The presence connection broke. If the server still answers, count again; otherwise there is nothing to stop.
  const again = await joinServer(address);
  if (typeof again === 'string') return;
  const left = await countOthers(again.client);
  await again.client.end();
  if (left === 0) await stopServer(data);
}

/** Returns how many other Debrief processes use the server; null when the connection no longer works. */
async function countOthers(client: Client): Promise<number | null> {
  const query = `select count(*)::int as others from pg_stat_activity
    where application_name = $1 and pid <> pg_backend_pid()`;
  try {
    const { rows } = await client.query<{ others: number }>(query, [PRESENCE]);
    return rows[0]?.others ?? 0;
  } catch {
    return null;
  }
}
