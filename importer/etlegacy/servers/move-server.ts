// Gives all rows of a server another key: its payloads, the decisions about it, and where it is named.
import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { markUnread } from '../derivation-progress.ts';
import { KEEP_NEWER_DECISION } from '../../../database/keep-newer-decision.ts';
import { lockServer } from './lock-server.ts';
import { movePins } from './move-pins.ts';
import { removeDerived } from './remove-derived.ts';

type Move = { readonly from: string; readonly to: string };

/** Locks both servers; always in the same order, so that two processes queue up instead of deadlocking. */
export async function lockServers(trx: Transaction<DB>, { from, to }: Move): Promise<void> {
  for (const key of [from, to].toSorted()) await lockServer(key).execute(trx);
}

/**
 * Moves everything of a server to another key, which may have rows already: payloads that both have become one. Ids of
 * rounds are made from the key, so every moved payload is new in the inbox afterwards. Requires the lock on both.
 *
 * @returns the number of payloads moved.
 */
export async function moveServer(trx: Transaction<DB>, { from, to }: Move): Promise<number> {
  // Rows of many years are deleted at once.
  await sql`set local statement_timeout = 0`.execute(trx);
  await moveDecisions(trx, { from, to });
  await removeDerived(trx, from);
  await sql`
    insert into etlegacy.servers (key, zone) select ${to}, zone from etlegacy.servers where key = ${from}
    on conflict (key) do nothing`.execute(trx);
  await moveTargets(trx, { from, to });
  await trx.updateTable('core.reimports').set({ server_key: to }).where('server_key', '=', from).execute();
  for (const table of ['core.api_keys', 'core.api_users'])
    await sql`
      update ${sql.table(table)} set sources = ${replaced('sources', { from, to })}
      where ${from} = any(sources)`.execute(trx);
  await joinEqual(trx, { from, to });
  const { numAffectedRows } = await sql`
    update core.payloads set source = ${to},
      status = case when code = 'IMPOSSIBLE_TIME' then status else 'new' end,
      reason = case when code = 'IMPOSSIBLE_TIME' then reason end,
      code = case when code = 'IMPOSSIBLE_TIME' then code end,
      line = null
    where source = ${from}`.execute(trx);
  await movePins(trx, { from, to });
  const server = await trx
    .selectFrom('etlegacy.servers')
    .select(['key', 'zone'])
    .where('key', '=', to)
    .executeTakeFirst();
  await trx.deleteFrom('etlegacy.servers').where('key', '=', from).execute();
  if (server !== undefined) await markUnread(trx, server);
  return Number(numAffectedRows ?? 0n);
}

/** Decisions of kind `<what>/<server>`. If the new key has the same one, the newer is kept. */
async function moveDecisions(trx: Transaction<DB>, { from, to }: Move): Promise<void> {
  await sql`
    with old as (
      delete from core.decisions where split_part(kind, '/', 2) = ${from} and kind not like 'pin/%' returning *
    )
    insert into core.decisions as known (kind, subject, decided_by, decided_at, origin, seq)
    select split_part(kind, '/', 1) || '/' || ${to}::text, subject, decided_by, decided_at, origin, seq from old
      ${KEEP_NEWER_DECISION}`.execute(trx);
}

/**
 * Its rounds get other ids, so existing posts can no longer be matched: they stay unchanged, and only later rounds are
 * posted.
 */
async function moveTargets(trx: Transaction<DB>, { from, to }: Move): Promise<void> {
  await sql`
    update core.targets set scopes = ${replaced('scopes', { from, to })}, since = now()
    where ${from} = any(scopes)`.execute(trx);
}

/** An array of keys with the new key for the old one, each once. */
function replaced(column: string, { from, to }: Move) {
  return sql`array_replace(case when ${to} = any(${sql.ref(column)})
    then array_remove(${sql.ref(column)}, ${from}) else ${sql.ref(column)} end, ${from}, ${to})`;
}

/** Deletes the payloads that the new key has too; that one was received when the first of both was. */
async function joinEqual(trx: Transaction<DB>, { from, to }: Move): Promise<void> {
  await sql`
    with equal as (
      select old.id, old.received_at, known.id as known
      from core.payloads as old join core.payloads as known using (kind, subject, hash)
      where old.source = ${from} and known.source = ${to} and old.snapshot_at is not distinct from known.snapshot_at
    ),
    dated as (
      update core.payloads as p set received_at = equal.received_at
      from equal where p.id = equal.known and equal.received_at < p.received_at
    )
    delete from core.payloads as p using equal where p.id = equal.id`.execute(trx);
}
