import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Answer } from './answer.ts';

/** Writes a row for every mentioned war, unconfirmed if new, because other rows refer to it. */
export async function prepareSeasons(trx: Transaction<DB>, answers: readonly Answer[]): Promise<void> {
  const seasons = answers.flatMap(({ document }) => [
    document.season,
    ...document.events.map((event) => event.season),
  ]);
  await sql`
    insert into helldivers1.seasons (season)
    select distinct season from unnest(${seasons}::int[]) as given (season) order by season
    on conflict do nothing`.execute(trx);
}
