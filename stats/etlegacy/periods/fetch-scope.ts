import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import type { Merges } from '../merges/merges.ts';
import { type DateRange, type Period, rangeOf } from '../../../core/period.ts';

/** The sessions that a query covers. */
export type Scope = {
  readonly servers: readonly (DateRange & { readonly serverKey: string })[];
  /** One session only; null: all of the dates. */
  readonly sessionId: number | null;
  /** Which players are one person, by decisions of the admins of these servers. */
  readonly merges: Merges;
};

/**
 * Returns the sessions of a period on these servers, each by the calendar of its own time zone.
 *
 * @param now decides which week, month, season or day is the current one.
 */
export async function fetchScope(
  db: Kysely<DB>,
  period: Period,
  servers: readonly string[],
  now: Date,
): Promise<Scope> {
  const rows = await db
    .selectFrom('etlegacy.servers')
    .select(['key', 'zone'])
    .where('key', '=', sql<string>`any(${servers}::text[])`)
    .orderBy('key')
    .execute();
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  return {
    servers: rows.map(({ key, zone }) => ({
      serverKey: key,
      ...rangeOf(period, instant.toZonedDateTimeISO(zone).toPlainDate()),
    })),
    sessionId: period.kind === 'session' ? ((await fetchLatest(db, servers)) ?? 0) : null,
    merges: await fetchMerges(db, servers),
  };
}

async function fetchLatest(db: Kysely<DB>, servers: readonly string[]): Promise<number | undefined> {
  const row = await db
    .selectFrom('etlegacy.sessions')
    .select('id')
    .where('server_key', '=', sql<string>`any(${servers}::text[])`)
    .orderBy('ended_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** Returns the same scope before a local date, to show what a board looked like then. */
export function scopeBefore(scope: Scope, date: string): Scope {
  return {
    ...scope,
    servers: scope.servers.map((server) => ({
      ...server,
      until: server.until === null || server.until > date ? date : server.until,
    })),
  };
}

/** A condition over rows that have `server_key`, `local_date` and `session_id` under the alias `s`. */
export function inScope({ servers, sessionId }: Scope): RawBuilder<boolean> {
  const keys = servers.map((server) => server.serverKey);
  if (sessionId !== null) {
    return sql<boolean>`(s.session_id = ${sessionId} and s.server_key = any(${keys}::text[]))`;
  }
  if (servers.length === 0) return sql<boolean>`false`;
  return sql<boolean>`(${sql.join(
    servers.map(({ serverKey, since, until }) => {
      const parts = [
        sql`s.server_key = ${serverKey}`,
        ...(since === null ? [] : [sql`s.local_date >= ${since}::date`]),
        ...(until === null ? [] : [sql`s.local_date < ${until}::date`]),
      ];
      return sql`(${sql.join(parts, sql` and `)})`;
    }),
    sql` or `,
  )})`;
}
