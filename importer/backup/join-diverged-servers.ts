import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { SERVER_RENAME } from '../../database/server-names.ts';
import { compareAge, type Diverged, JOINED } from './find-diverged-renames.ts';

/** Whether a source of this database and one of the backup have the same payloads, at least in part. */
export type IsSameSource = (trx: Transaction<DB>, here: string, there: string) => Promise<boolean>;

/**
 * Gives servers that have one name here and another in the backup the name that was given last, as a decision with the
 * time of that one, so that both databases arrive at the same. Without a common payload they are two servers that had
 * one name by chance, and stay two.
 */
export async function joinDivergedServers(
  trx: Transaction<DB>,
  diverged: readonly Diverged[],
  isSame: IsSameSource,
): Promise<void> {
  for (const { here, there } of diverged) {
    if (here.key === there.key || !(await isSame(trx, here.key, there.key))) continue;
    const [older, newer] = compareAge(here, there) > 0 ? [there, here] : [here, there];
    const subject = `${older.key}=${newer.key}=${JOINED} ${new Date(newer.decidedAt).toISOString()}`;
    await sql`
      insert into core.decisions (kind, subject, decided_at, decided_by, origin, seq)
      values (${SERVER_RENAME}, ${subject}, ${newer.decidedAt}::timestamptz, ${newer.decidedBy},
        ${newer.origin}::uuid, ${newer.seq})
      on conflict do nothing`.execute(trx);
  }
}
