import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { HARMLESS_CODES } from './harmless-codes.ts';
import type { GameHealth, SourceCounts } from './game-health.ts';

export type ServerCounts = SourceCounts & {
  /** Payloads by status. */
  readonly payloads: Readonly<Record<string, number>>;
};

/** Counts payloads and rounds of each server. */
export async function fetchCounts(db: Kysely<DB>, games: readonly GameHealth[]): Promise<ServerCounts[]> {
  const { rows } = await sql<Pick<ServerCounts, 'server' | 'payloads'>>`
    select source as server, jsonb_object_agg(status, files) as payloads
    from (select source, case when code = any(${HARMLESS_CODES}::text[]) then 'without a round' else status end as status, count(*) as files
      from core.payloads group by 1, 2) as p
    group by source`.execute(db);
  const payloads = new Map(rows.map((row) => [row.server, row.payloads]));
  const counts = (await Promise.all(games.map(async (game) => (await game.fetchCounts?.(db)) ?? []))).flat();
  return counts.map(({ server, zone, rounds, lastRound }) => ({
    server,
    zone,
    payloads: payloads.get(server) ?? {},
    rounds,
    lastRound,
  }));
}
