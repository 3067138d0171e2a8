import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { WarEvent } from '../../parsers/helldivers1/war-event.ts';
import type { Answer } from './answer.ts';

type Seen = { readonly event: WarEvent; readonly time: number; readonly hash: Buffer };

/**
 * Stores every event under its own war, as in the newest answer. The number of players at the start is only in some
 * answers, so a known number is kept.
 *
 * @param answers oldest first.
 * @returns the wars that the events belonged to before.
 */
export async function storeEvents(trx: Transaction<DB>, answers: readonly Answer[]): Promise<number[]> {
  const rows = collectEvents(answers);
  if (rows.length === 0) return [];
  const before = await sql<{ season: number }>`
    select distinct e.season
    from helldivers1.events as e
    join unnest(${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.event_id)}::bigint[])
      as given (kind, event_id) using (kind, event_id)`.execute(trx);
  await upsertEvents(trx, rows);
  return before.rows.map((row) => row.season);
}

async function upsertEvents(trx: Transaction<DB>, rows: ReturnType<typeof collectEvents>): Promise<void> {
  await trx
    .insertInto('helldivers1.events')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'event_id'])
        .doUpdateSet((eb) => ({
          season: eb.ref('excluded.season'),
          region: eb.ref('excluded.region'),
          enemy: eb.ref('excluded.enemy'),
          start_time: eb.ref('excluded.start_time'),
          end_time: eb.ref('excluded.end_time'),
          points: eb.ref('excluded.points'),
          points_max: eb.ref('excluded.points_max'),
          status: eb.ref('excluded.status'),
          observed_time: eb.ref('excluded.observed_time'),
          observed_hash: eb.ref('excluded.observed_hash'),
        }))
        .where(
          sql<boolean>`(excluded.observed_time, excluded.observed_hash) > (events.observed_time, events.observed_hash)`,
        ),
    )
    .execute();
  await sql`
    update helldivers1.events as e set players_at_start = given.players
    from unnest(${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.event_id)}::bigint[],
      ${rows.map((row) => row.players_at_start)}::bigint[]) as given (kind, event_id, players)
    where e.kind = given.kind and e.event_id = given.event_id
      and given.players > coalesce(e.players_at_start, -1)`.execute(trx);
}

function collectEvents(answers: readonly Answer[]) {
  const newest = new Map<string, Seen>();
  const players = new Map<string, number>();
  for (const { document, hash } of answers) {
    for (const event of document.events) {
      const key = `${event.type}/${event.eventId}`;
      newest.set(key, { event, time: document.time, hash });
      if (event.playersAtStart !== null) {
        players.set(key, Math.max(event.playersAtStart, players.get(key) ?? event.playersAtStart));
      }
    }
  }
  return [...newest].map(([key, { event, time, hash }]) => ({
    kind: event.type,
    event_id: event.eventId,
    season: event.season,
    region: event.region,
    enemy: event.enemy,
    start_time: event.startTime,
    end_time: event.endTime,
    points: event.points,
    points_max: event.pointsMax,
    status: event.status,
    players_at_start: players.get(key) ?? null,
    observed_time: time,
    observed_hash: hash,
  }));
}
