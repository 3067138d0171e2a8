import { zstdDecompressSync } from 'node:zlib';
import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { COUNTERS, type Counters } from '../../../parsers/helldivers1/counters.data.ts';
import { mapCounters } from '../../../parsers/helldivers1/map-counters.ts';
import { parseStatus } from '../../../parsers/helldivers1/parse-status.ts';
import { GAME } from '../source.ts';
import { type Reading, readingOf, slotOf } from './reading.ts';

export type StoredStatus = { readonly payloadId: number; readonly time: number; readonly hash: Buffer };

/** Fetches stored answers about a war from a moment on, oldest first. */
export async function fetchStoredStatuses(
  trx: Transaction<DB>,
  season: number,
  from: number,
): Promise<StoredStatus[]> {
  const rows = await trx
    .selectFrom('core.payloads as p')
    .innerJoin('core.bodies as b', 'b.hash', 'p.hash')
    .select(['p.id', 'p.hash'])
    .select(sql<number>`extract(epoch from p.observed_at)::bigint`.as('time'))
    .where('p.game', '=', GAME)
    .where('p.kind', '=', 'status')
    .where('p.subject', '=', String(season))
    .where('p.status', '=', 'imported')
    .where('p.observed_at', '>=', new Date(from * 1000))
    .execute();
  return rows.map(({ id, hash, time }) => ({ payloadId: id, hash, time }));
}

/** Fetches the last stored answer about a war before a moment. */
export async function fetchStatusBefore(
  trx: Transaction<DB>,
  season: number,
  before: number,
): Promise<{ readonly payloadId: number; readonly time: number } | undefined> {
  return await trx
    .selectFrom('core.payloads')
    .select('id as payloadId')
    .select(sql<number>`extract(epoch from observed_at)::bigint`.as('time'))
    .where('game', '=', GAME)
    .where('kind', '=', 'status')
    .where('subject', '=', String(season))
    .where('status', '=', 'imported')
    .where('observed_at', '<', new Date(before * 1000))
    .orderBy('observed_at', 'desc')
    .orderBy('hash', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Reads what can be sampled from stored answers. */
export async function fetchReadings(
  trx: Transaction<DB>,
  payloadIds: readonly number[],
): Promise<ReadonlyMap<number, Reading>> {
  if (payloadIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('core.payloads as p')
    .innerJoin('core.bodies as b', 'b.hash', 'p.hash')
    .select(['p.id', 'b.body'])
    .where('p.id', 'in', payloadIds)
    .execute();
  return new Map(
    rows.flatMap(({ id, body }) => {
      const read = parseStatus(zstdDecompressSync(body));
      return read.ok ? [[id, readingOf(read.document)] as const] : [];
    }),
  );
}

/** Fetches samples from a moment on as readings, because their answers may no longer be stored. */
export async function fetchSamples(
  trx: Transaction<DB>,
  season: number,
  from: number,
): Promise<readonly Reading[]> {
  const events = await trx
    .selectFrom('helldivers1.event_samples as s')
    .leftJoin('helldivers1.events as e', (join) =>
      join.onRef('e.kind', '=', 's.kind').onRef('e.event_id', '=', 's.event_id'),
    )
    .selectAll('s')
    .select('e.enemy')
    .where('s.season', '=', season)
    .where('s.time', '>=', from)
    .execute();
  const live = await sql<Row>`
    select enemy, time, suspect, jsonb_build_object(${sql.join(COUNTERS.flatMap((name) => [sql.lit(name), sql`${sql.ref(name)}::text`]))}) as counters
    from helldivers1.live_samples where season = ${season} and time >= ${from}`.execute(trx);
  const times = new Set([...events, ...live.rows].map((row) => row.time));
  return [...times].map((time) => ({
    time,
    live: live.rows
      .filter((row) => row.time === time)
      .map(({ enemy, counters, suspect }) => ({
        season,
        enemy,
        time,
        ...readCounters(counters),
        suspect: JSON.stringify(suspect),
      })),
    events: events
      .filter((row) => row.time === time)
      .map(({ enemy, ...sample }) => ({ slot: slotOf(sample.kind, enemy), sample })),
  }));
}

type Row = {
  readonly enemy: number;
  readonly time: number;
  readonly suspect: unknown;
  readonly counters: Readonly<Record<string, string>>;
};

/** As text, so that no digit is lost. */
function readCounters(counters: Row['counters']): Counters {
  return mapCounters((name) => BigInt(counters[name] ?? 0));
}
