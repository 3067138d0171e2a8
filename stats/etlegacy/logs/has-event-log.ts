import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { keysOf } from '../merges/merges.ts';
import type { Scope } from '../periods/fetch-scope.ts';

/** Whether any counting round of a person on the servers of a scope, of any time, has a proven event log. */
export async function hasEventLog(db: Kysely<DB>, playerKey: string, scope: Scope): Promise<boolean> {
  const servers = scope.servers.map(({ serverKey }) => serverKey);
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from etlegacy.player_logs as p join etlegacy.rounds as r on r.id = p.round_id
      where p.player_key = any(${keysOf(scope.merges, [playerKey])}::text[]) and r.status = 'ok'
        and r.session_id is not null and r.server_key = any(${servers}::text[])
    ) as found`.execute(db);
  return rows[0]?.found === true;
}
