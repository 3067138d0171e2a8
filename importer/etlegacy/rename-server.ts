import { type Kysely, sql, type Transaction } from 'kysely';
import { findRunning } from '../../database/presence.ts';
import type { DB } from '../../database/schema.ts';
import { SERVER_RENAME } from '../../database/server-names.ts';
import { storeDecision } from '../../database/store-decision.ts';
import { lockServer } from './lock-server.ts';
import { markUnread } from './derivation-progress.ts';
import { movePins } from './move-pins.ts';

export type ServerRename = { readonly from: string; readonly to: string; readonly by: string };
export type Renamed =
  | { readonly ok: true; readonly zone: string; readonly payloads: number }
  | { readonly ok: false; readonly code: 'UNKNOWN' | 'TAKEN' }
  /** With the process that is running, such as `npm start on HOST`. */
  | { readonly ok: false; readonly code: 'RUNNING'; readonly by: string };

/**
 * Changes the key of a server, with all its payloads and all decisions about it. The rename itself is a decision, so
 * that older backups can be restored. Ids of rounds are made from the key, so all rounds are derived again: afterwards
 * every file is new in the inbox. Refused while a process is registered that could go on writing under the old key.
 */
export async function renameServer(db: Kysely<DB>, { from, to, by }: ServerRename): Promise<Renamed> {
  return await db.transaction().execute(async (trx) => {
    // Rows of many years are deleted at once.
    await sql`set local statement_timeout = 0`.execute(trx);
    for (const key of [from, to].toSorted()) await lockServer(key).execute(trx);
    // A process registers before it takes the lock, so one that comes later finds the server renamed.
    const [running] = await findRunning(trx);
    if (running !== undefined) return { ok: false, code: 'RUNNING', by: running };
    const server = await trx
      .selectFrom('etlegacy.servers')
      .select('zone')
      .where('key', '=', from)
      .executeTakeFirst();
    if (server === undefined) return { ok: false, code: 'UNKNOWN' };
    if (await hasPayloads(trx, to)) return { ok: false, code: 'TAKEN' };
    await movePins(trx, { from, to });
    await moveDecisions(trx, { from, to });
    await removeDerived(trx, from);
    await sql`
      insert into etlegacy.servers (key, zone) values (${to}, ${server.zone})
      on conflict (key) do update set zone = excluded.zone`.execute(trx);
    await moveTargets(trx, { from, to });
    await trx.updateTable('core.reimports').set({ server_key: to }).where('server_key', '=', from).execute();
    await sql`
      update core.api_keys set sources = array_replace(sources, ${from}, ${to}) where ${from} = any(sources)`.execute(
      trx,
    );
    await sql`
      update core.api_users set sources = array_replace(sources, ${from}, ${to}) where ${from} = any(sources)`.execute(
      trx,
    );
    const { numAffectedRows } = await sql`
      update core.payloads set source = ${to},
        status = case when code = 'IMPOSSIBLE_TIME' then status else 'new' end,
        reason = case when code = 'IMPOSSIBLE_TIME' then reason end,
        code = case when code = 'IMPOSSIBLE_TIME' then code end,
        line = null
      where source = ${from}`.execute(trx);
    await trx.deleteFrom('etlegacy.servers').where('key', '=', from).execute();
    await markUnread(trx, { key: to, zone: server.zone });
    await storeDecision(trx, { kind: SERVER_RENAME, subject: `${from}=${to}`, by });
    return { ok: true, zone: server.zone, payloads: Number(numAffectedRows ?? 0n) };
  });
}

async function hasPayloads(trx: Transaction<DB>, key: string): Promise<boolean> {
  const found = await trx
    .selectFrom('core.payloads')
    .select('id')
    .where('source', '=', key)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Decisions of kind `<what>/<server>`. If the new key has the same one, the newer is kept. */
async function moveDecisions(
  trx: Transaction<DB>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await sql`
    with old as (delete from core.decisions where split_part(kind, '/', 2) = ${from} returning *)
    insert into core.decisions as known (kind, subject, decided_by, decided_at, origin, seq)
    select split_part(kind, '/', 1) || '/' || ${to}::text, subject, decided_by, decided_at, origin, seq from old
    on conflict (kind, subject) do update set
      (decided_by, decided_at, origin, seq) = (excluded.decided_by, excluded.decided_at, excluded.origin, excluded.seq)
      where (excluded.decided_at, excluded.origin, excluded.seq) > (known.decided_at, known.origin, known.seq)`.execute(
    trx,
  );
}

/**
 * Its rounds get other ids, so existing posts can no longer be matched: they stay unchanged, and only later rounds are
 * posted.
 */
async function moveTargets(
  trx: Transaction<DB>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await sql`
    update core.targets set scopes = array_replace(scopes, ${from}, ${to}), since = now()
    where ${from} = any(scopes)`.execute(trx);
}

async function removeDerived(trx: Transaction<DB>, key: string): Promise<void> {
  await trx.deleteFrom('etlegacy.matches').where('server_key', '=', key).execute();
  await trx.deleteFrom('etlegacy.sessions').where('server_key', '=', key).execute();
  await trx.deleteFrom('etlegacy.rounds').where('server_key', '=', key).execute();
  await trx.deleteFrom('etlegacy.player_names').where('server_key', '=', key).execute();
  await trx.deleteFrom('etlegacy.files').where('server_key', '=', key).execute();
}
