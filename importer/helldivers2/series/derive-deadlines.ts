import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { gameSeconds, toInstant } from '../../../parsers/helldivers2/game-seconds.ts';
import { foldDeadline } from '../fold-deadline.ts';
import type { EventTimes } from './situation-of.ts';
import type { Series } from './series.ts';

type EventRow = {
  readonly id: number;
  readonly first_seen_at: Date;
  readonly last_seen_at: Date;
  readonly start_at: Date | null;
  readonly expire_at: Date | null;
  readonly settled_at: Date | null;
};

/**
 * Computes when events begin and end in real time. For an event with only newer statuses, the previous result is
 * continued; otherwise all its statuses are read again.
 */
export async function deriveDeadlines(
  trx: Transaction<DB>,
  { war, documents }: Series,
  since: Date,
): Promise<void> {
  const ids = [
    ...new Set(documents.flatMap(({ document }) => document.planetEvents.rows.map(({ id }) => id))),
  ];
  const { rows: events } = await sql<EventRow>`
    select id, first_seen_at, last_seen_at, start_at, expire_at, settled_at from helldivers2.planet_events
    where war_id = ${war} and (id = any(${ids}::bigint[]) or last_seen_at >= ${since})`.execute(trx);
  for (const event of events) await deriveDeadline(trx, war, event, since);
}

async function deriveDeadline(
  trx: Transaction<DB>,
  war: number,
  event: EventRow,
  since: Date,
): Promise<void> {
  const goesOn = event.settled_at !== null && event.settled_at < since;
  const said = await fetchSaid(trx, war, event, goesOn ? event.settled_at : null);
  const expireAt = foldDeadline(
    goesOn ? event.expire_at : null,
    said.map((answer) => answer.expireAt),
  );
  const startAt = goesOn ? event.start_at : (said[0]?.startAt ?? null);
  await sql`
    update helldivers2.planet_events
    set start_at = ${startAt}, expire_at = ${expireAt}, settled_at = ${said.at(-1)?.at ?? event.settled_at}
    where war_id = ${war} and id = ${event.id}`.execute(trx);
}

type Said = { readonly at: Date; readonly startAt: Date; readonly expireAt: Date };

/** Start and end of the event in the statuses after `after`, oldest first. */
async function fetchSaid(
  trx: Transaction<DB>,
  war: number,
  event: EventRow,
  after: Date | null,
): Promise<Said[]> {
  const { rows } = await sql<{ observed_at: Date; offset_s: number; said: EventTimes }>`
    select c.observed_at, c.offset_s, s.events -> ${String(event.id)} as said
    from helldivers2.clock as c join helldivers2.situations as s on s.hash = c.situation
    where c.war_id = ${war} and c.observed_at > ${after ?? '-infinity'}::timestamptz
      and c.observed_at between ${event.first_seen_at} and ${event.last_seen_at}
      and s.events ? ${String(event.id)}
    order by c.observed_at`.execute(trx);
  return rows.map(({ observed_at, offset_s, said }) => ({
    at: observed_at,
    startAt: toInstant(gameSeconds(said.start), offset_s),
    expireAt: toInstant(gameSeconds(said.expire), offset_s),
  }));
}
