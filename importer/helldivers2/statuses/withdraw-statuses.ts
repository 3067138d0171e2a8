import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';

const CURRENT = ['war_statuses', 'planet_statuses', 'region_status'];
const SEEN = ['campaigns', 'planet_events', 'planet_effects', 'global_events', 'space_stations'];

/**
 * Withdraws the rows of statuses of these moments, which turned out to be implausible or repeats. Rows for which they
 * were the newest or first source are written again from the others afterwards.
 */
export async function withdrawStatuses(
  trx: Transaction<DB>,
  war: number,
  moments: readonly Date[],
): Promise<void> {
  for (const at of moments) await withdrawStatus(trx, war, at);
}

async function withdrawStatus(trx: Transaction<DB>, war: number, at: Date): Promise<void> {
  for (const name of CURRENT) {
    await sql`delete from ${sql.table(`helldivers2.${name}`)} where war_id = ${war} and observed_at = ${at}`.execute(
      trx,
    );
  }
  await sql`delete from helldivers2.planet_samples where war_id = ${war} and at = ${at}`.execute(trx);
  for (const name of SEEN) {
    const table = sql.table(`helldivers2.${name}`);
    await sql`
      delete from ${table} where war_id = ${war} and first_seen_at = ${at} and last_seen_at = ${at}`.execute(
      trx,
    );
    await sql`update ${table} set last_seen_at = first_seen_at where war_id = ${war} and last_seen_at = ${at}`.execute(
      trx,
    );
    await sql`update ${table} set first_seen_at = last_seen_at where war_id = ${war} and first_seen_at = ${at}`.execute(
      trx,
    );
  }
}
