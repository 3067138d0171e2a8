import { type Kysely, sql } from 'kysely';
import { parseId } from '../../../core/public-id.ts';
import type { DB } from '../../../database/schema.ts';
import type { RoundStatus } from '../../../database/schema/etlegacy.ts';
import { findMovedId } from './find-moved-id.ts';

export type FoundRound = {
  readonly id: number;
  readonly serverKey: string;
  readonly status: RoundStatus;
  /** null: restarted or cut off, so it belongs to no map. */
  readonly matchId: number | null;
  /** null: fewer than two people played, so it belongs to no session. */
  readonly sessionId: number | null;
};

export type RoundSearch =
  | { readonly ok: true; readonly round: FoundRound }
  | {
      readonly ok: false;
      /** NO_ROUNDS: nothing is known yet. NOT_AN_ID: this cannot be one. UNKNOWN_ID: no round of these servers. */
      readonly code: 'NO_ROUNDS' | 'NOT_AN_ID' | 'UNKNOWN_ID';
    };

/**
 * Finds the round of an id. The ids of rounds, matches and sessions are all ids of one of their rounds, so each of them
 * resolves here; the id of a file that turned out to be a copy resolves to the round that was kept, and an id from before
 * its server was renamed to the round that has another id now.
 *
 * @param wanted `latest` or a public id of ten characters.
 */
export async function findRound(
  db: Kysely<DB>,
  wanted: string,
  servers: readonly string[],
): Promise<RoundSearch> {
  if (wanted === 'latest') {
    const round = await findLatest(db, servers);
    return round === undefined ? { ok: false, code: 'NO_ROUNDS' } : { ok: true, round };
  }
  const id = parseId(wanted);
  if (id === null) return { ok: false, code: 'NOT_AN_ID' };
  const round = (await findKnown(db, id, servers)) ?? (await findMoved(db, id, servers));
  return round === undefined ? { ok: false, code: 'UNKNOWN_ID' } : { ok: true, round };
}

async function findKnown(
  db: Kysely<DB>,
  id: number,
  servers: readonly string[],
): Promise<FoundRound | undefined> {
  return (
    (await findById(db, id, servers)) ??
    (await findRenamed(db, id, servers)) ??
    (await findOriginal(db, id, servers))
  );
}

async function findMoved(
  db: Kysely<DB>,
  id: number,
  servers: readonly string[],
): Promise<FoundRound | undefined> {
  const movedTo = await findMovedId(db, id, servers);
  return movedTo === undefined ? undefined : await findKnown(db, movedTo, servers);
}

function selectRound(db: Kysely<DB>, servers: readonly string[]) {
  return db
    .selectFrom('etlegacy.rounds as r')
    .select(['r.id', 'r.server_key as serverKey', 'r.status', 'r.match_id as matchId'])
    .select('r.session_id as sessionId')
    .where('r.server_key', '=', sql<string>`any(${servers}::text[])`);
}

/** The last session per server is the end of an index; no index orders the rounds of all servers together. */
async function findLatest(db: Kysely<DB>, servers: readonly string[]): Promise<FoundRound | undefined> {
  const latest = await sql<{ id: number }>`
    select last.id
    from unnest(${servers}::text[]) as v (key)
    cross join lateral (
      select s.id, s.ended_at from etlegacy.sessions as s where s.server_key = v.key
      order by s.ended_at desc limit 1
    ) as last
    order by last.ended_at desc, last.id limit 1`.execute(db);
  const session = latest.rows[0];
  if (session === undefined) return undefined;
  return await selectRound(db, servers)
    .where('r.session_id', '=', session.id)
    .orderBy('r.ended_at', 'desc')
    .orderBy('r.id')
    .limit(1)
    .executeTakeFirst();
}

async function findById(
  db: Kysely<DB>,
  id: number,
  servers: readonly string[],
): Promise<FoundRound | undefined> {
  return await selectRound(db, servers).where('r.id', '=', id).executeTakeFirst();
}

/** The round that had this id while fewer of its documents were known. */
async function findRenamed(
  db: Kysely<DB>,
  id: number,
  servers: readonly string[],
): Promise<FoundRound | undefined> {
  return await selectRound(db, servers)
    .where(sql<boolean>`r.former_ids <> '[]' and r.former_ids @> ${JSON.stringify([id])}::jsonb`)
    .orderBy('r.id')
    .limit(1)
    .executeTakeFirst();
}

async function findOriginal(
  db: Kysely<DB>,
  id: number,
  servers: readonly string[],
): Promise<FoundRound | undefined> {
  return await selectRound(db, servers)
    .innerJoin('etlegacy.files as kept', 'kept.payload_id', 'r.payload_id')
    .innerJoin('etlegacy.files as copy', (join) =>
      join
        .onRef('copy.server_key', '=', 'kept.server_key')
        .onRef('copy.content', '=', 'kept.content')
        .onRef('copy.kind', '=', 'kept.kind'),
    )
    .where('copy.round_id', '=', id)
    .orderBy('kept.name')
    .limit(1)
    .executeTakeFirst();
}
