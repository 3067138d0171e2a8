import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../../database/schema.ts';

export type SeenServer = {
  readonly server: string;
  readonly askedAt: Date;
  /** null when it never answered. */
  readonly answeredAt: Date | null;
  /** null while it answers. */
  readonly silentSince: Date | null;
  readonly reason: string | null;
  /** null when it never answered. */
  readonly map: string | null;
  readonly mapSince: Date | null;
  /** Since when nobody is connected; null while somebody is. */
  readonly emptySince: Date | null;
  /** Since when at least two people are on the teams; null while they are not. */
  readonly playingSince: Date | null;
  readonly timeLimitMinutes: number | null;
  readonly people: readonly { readonly name: string; readonly team: string }[];
};

const people = z.array(z.object({ name: z.string(), team: z.string() }));
/** A server that was not asked for this long is no longer asked. */
const ASKED_MS = 600_000;
/** An answer older than this does not tell how the server is now. */
const FRESH_MS = 120_000;

/** What the servers that are being asked last answered, by key. */
export async function fetchServerStates(db: Kysely<DB>, now: Date): Promise<SeenServer[]> {
  const rows = await db
    .selectFrom('etlegacy.server_states')
    .selectAll()
    .where('asked_at', '>', new Date(now.getTime() - ASKED_MS))
    .orderBy('server_key')
    .execute();
  return rows.map((row) => ({
    server: row.server_key,
    askedAt: row.asked_at,
    answeredAt: row.answered_at,
    silentSince: row.silent_since,
    reason: row.reason,
    map: row.map,
    mapSince: row.map_since,
    emptySince: row.empty_since,
    playingSince: row.playing_since,
    timeLimitMinutes: row.time_limit_minutes,
    people: people.parse(row.people),
  }));
}

/** Whether the answer tells how the server is now. */
export function isFresh({ answeredAt }: SeenServer, now: Date): boolean {
  return answeredAt !== null && now.getTime() - answeredAt.getTime() <= FRESH_MS;
}
