import { type Kysely, sql } from 'kysely';
import { DatabaseError } from './failures/database-error.ts';
import { SILENT_AFTER_S } from './presence.ts';

/** A process of an older version uses the database that is to be migrated. It may end soon. */
export class OlderProcessError extends DatabaseError {}

type Older = { readonly kind: string; readonly host: string; readonly pid: number };

/** @param known names of the migrations of this program, in order. */
export async function refuseOlderProcesses<T>(db: Kysely<T>, known: readonly string[]): Promise<void> {
  const [older, ...others] = await findOlder(db, known.at(-1) ?? '');
  if (older === undefined) return;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  throw new OlderProcessError(
    `An older Debrief is using this database: ${older.kind} on ${older.host}, process ${older.pid}${more}. Changing the database now would break it.`,
    'Stop it, then try again. If it was killed, wait a minute first.',
  );
}

async function findOlder<T>(db: Kysely<T>, latest: string): Promise<readonly Older[]> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('core.processes') is not null as there`.execute(db);
  if (rows[0]?.there !== true) return await findUnregistered(db);
  const found = await sql<Older>`
    select kind, host, pid from core.processes
    where schema collate "C" < ${latest} and seen_at > now() - make_interval(secs => ${SILENT_AFTER_S})
    order by started_at`.execute(db);
  return found.rows;
}

/** Versions that did not register are recognized by the connections of their job engine. */
async function findUnregistered<T>(db: Kysely<T>): Promise<readonly Older[]> {
  const { rows } = await sql<Older>`
    select 'npm start or a worker' as kind, coalesce(host(client_addr), 'this machine') as host, min(pid) as pid
    from pg_stat_activity
    where datname = current_database() and application_name = 'debrief-jobs'
    group by client_addr`.execute(db);
  return rows;
}
