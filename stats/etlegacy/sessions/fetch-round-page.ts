import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { RoundStatus } from '../../../database/schema/etlegacy.ts';
import { fetchRoundFactsOf, type RoundFacts } from './fetch-session-rounds.ts';

export type ListedRound = RoundFacts & { readonly server: string; readonly sessionId: number | null };

export type RoundPage = {
  readonly map?: string | undefined;
  readonly status?: RoundStatus | undefined;
  /** The last round of the page before; null for the first page. */
  readonly after: { readonly endedAt: Date; readonly id: number } | null;
  readonly limit: number;
};

type Key = { readonly id: number; readonly server: string; readonly sessionId: number | null };

/** Returns rounds of these servers, newest first. A round that arrives later never moves another one to another page. */
export async function fetchRoundPage(
  db: Kysely<DB>,
  servers: readonly string[],
  { map, status, after, limit }: RoundPage,
): Promise<ListedRound[]> {
  const conditions = [
    ...(after === null ? [] : [sql`(r.ended_at, r.id) < (${after.endedAt}, ${after.id})`]),
    ...(map === undefined ? [] : [sql`lower(r.map) = ${map.toLowerCase()}`]),
    ...(status === undefined ? [] : [sql`r.status = ${status}`]),
  ];
  const { rows } = await sql<Key>`
    select found.id, found.server_key as server, found.session_id as "sessionId"
    from unnest(${servers}::text[]) as v (key)
    cross join lateral (
      select r.id, r.server_key, r.session_id, r.ended_at from etlegacy.rounds as r
      where ${sql.join([sql`r.server_key = v.key`, ...conditions], sql` and `)}
      order by r.ended_at desc, r.id desc limit ${limit}
    ) as found
    order by found.ended_at desc, found.id desc limit ${limit}`.execute(db);
  return await describe(db, rows);
}

export async function fetchListedRound(db: Kysely<DB>, id: number): Promise<ListedRound | undefined> {
  const key = await db
    .selectFrom('etlegacy.rounds')
    .select(['id', 'server_key as server', 'session_id as sessionId'])
    .where('id', '=', id)
    .executeTakeFirst();
  const [round] = key === undefined ? [] : await describe(db, [key]);
  return round;
}

async function describe(db: Kysely<DB>, keys: readonly Key[]): Promise<ListedRound[]> {
  const facts = await fetchRoundFactsOf(
    db,
    keys.map(({ id }) => id),
  );
  const byId = new Map(facts.map((round) => [round.id, round]));
  return keys.flatMap(({ id, server, sessionId }) => {
    const round = byId.get(id);
    return round === undefined ? [] : [{ ...round, server, sessionId }];
  });
}
