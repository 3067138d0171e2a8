import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { eventKey } from './reading.ts';
import type { Series } from './sampler.ts';

/** Fetches the state of a war's series before a moment from stored samples, so a restart loses nothing. */
export async function fetchSeries(trx: Transaction<DB>, season: number, before: number): Promise<Series> {
  const statistics = await trx
    .selectFrom('helldivers1.live_samples')
    .select((eb) => eb.fn.max('time').as('time'))
    .where('season', '=', season)
    .where('time', '<', before)
    .executeTakeFirst();
  const events = await trx
    .selectFrom('helldivers1.event_samples')
    .select(['kind', 'event_id'])
    .select((eb) => [eb.fn.max('time').as('time'), sql<boolean>`bool_or(status <> 'active')`.as('is_over')])
    .where('season', '=', season)
    .where('time', '<', before)
    .groupBy(['kind', 'event_id'])
    .execute();
  return {
    // max() of nothing is null, whatever its type says.
    statistics: { time: statistics?.time ?? 0, isOver: false },
    events: new Map(events.map((row) => [eventKey(row), { time: row.time, isOver: row.is_over }])),
  };
}
