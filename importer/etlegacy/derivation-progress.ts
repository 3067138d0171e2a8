import { type Kysely, sql, type Transaction } from 'kysely';
import { stirPostedSessions } from '../../database/etlegacy/stir-sessions.ts';
import type { DB } from '../../database/schema.ts';
import { derivedWith } from './derivation-version.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';
import { lockServer } from './servers/lock-server.ts';
import { removeFiles } from './remove-files.ts';
import { removeRounds } from './rows/remove-rounds.ts';
import { recountAllNames } from './rows/store-names.ts';
import { settleSpansOf } from './settle-spans.ts';

/** A payload, by its position in the order in which a derivation reads. */
export type Place = { readonly subject: string; readonly id: number };

const FIRST: Place = { subject: '', id: 0 };

/**
 * Records that all rows of a server are being derived with the current derivation and zone, or, with `resume`,
 * continues a derivation with the same target.
 *
 * @returns the last payload that is already done.
 */
export async function beginDerivation(
  db: Kysely<DB>,
  server: EtlegacyServer,
  resume: boolean,
): Promise<Place> {
  return await db.transaction().execute(async (trx) => {
    await lockServer(server.key).execute(trx);
    const target = derivedWith(server.zone);
    const begun = await trx
      .selectFrom('etlegacy.derivations')
      .select(['after_subject as subject', 'after_id as id'])
      .where('server_key', '=', server.key)
      .where('target', '=', target)
      .executeTakeFirst();
    if (resume && begun !== undefined) return begun;
    await sql`
      insert into etlegacy.derivations (server_key, target, files)
      select key, ${target}, (select count(*) from core.payloads where source = key)
      from etlegacy.servers where key = ${server.key}
      on conflict (server_key) do update set target = excluded.target, files = excluded.files,
        after_subject = '', after_id = 0, done = 0, changed_at = now()`.execute(trx);
    await removeRefused(trx, server.key);
    await removeLeft(trx, server.key);
    return FIRST;
  });
}

/** Records that a server without read payloads has nothing to derive again. */
export async function markUnread(db: Kysely<DB>, { key, zone }: EtlegacyServer): Promise<void> {
  await sql`
    insert into etlegacy.derivations (server_key, made_with)
    select s.key, ${derivedWith(zone)} from etlegacy.servers as s
    where s.key = ${key} and not exists (select from etlegacy.files as f where f.server_key = s.key)
    on conflict (server_key) do update set made_with = excluded.made_with, target = null`.execute(db);
}

/** Records that all rows of these servers, by default of all that have any, have to be derived again. */
export async function markStale(db: Kysely<DB>, keys?: readonly string[]): Promise<void> {
  await sql`
    update etlegacy.derivations as d set made_with = null, target = null
    where ${keys === undefined ? sql`true` : sql`d.server_key = any(${keys}::text[])`}
      and exists (select from etlegacy.files as f where f.server_key = d.server_key)`.execute(db);
}

/** Deletes rows of files that were accepted before their time was checked. */
async function removeRefused(trx: Transaction<DB>, serverKey: string): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select p.id from core.payloads as p join etlegacy.files as f on f.payload_id = p.id
    where p.source = ${serverKey} and p.status = 'rejected' and p.code = 'IMPOSSIBLE_TIME'`.execute(trx);
  if (rows.length > 0)
    await removeFiles(
      trx,
      serverKey,
      rows.map(({ id }) => id),
    );
}

/** Deletes rounds that an earlier version left behind when their files moved to another time. */
async function removeLeft(trx: Transaction<DB>, serverKey: string): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select r.id from etlegacy.rounds as r
    where r.server_key = ${serverKey} and not exists (select from etlegacy.files as f where f.round_id = r.id)`.execute(
    trx,
  );
  await removeRounds(
    trx,
    serverKey,
    rows.map(({ id }) => id),
  );
}

/** Records, in the transaction of some payloads, that they are done up to this one. */
export async function recordProgress(
  trx: Transaction<DB>,
  server: EtlegacyServer,
  last: Place,
  payloads: number,
): Promise<void> {
  await sql`
    update etlegacy.derivations
    set after_subject = ${last.subject}, after_id = ${last.id}, done = done + ${payloads}, changed_at = now()
    where server_key = ${server.key} and target = ${derivedWith(server.zone)}`.execute(trx);
}

/** Counts everything that is counted once at the end, and records what all rows are derived with. */
export async function finishDerivation(db: Kysely<DB>, server: EtlegacyServer): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockServer(server.key).execute(trx);
    for (const statement of recountAllNames(server.key)) await statement.execute(trx);
    await sql`
      update etlegacy.derivations
      set made_with = target, target = null, after_subject = '', after_id = 0, changed_at = now()
      where server_key = ${server.key} and target = ${derivedWith(server.zone)}`.execute(trx);
    // Pins, another zone or new code may have changed any evening.
    await stirPostedSessions(trx, server.key);
  });
  // Every month was changed, so no span exists any longer.
  await settleSpansOf(db, server.key);
}
