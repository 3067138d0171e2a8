import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** A recurring activity, and when it last succeeded. */
export type Pulse = {
  /** folder/<server>, sftp/<server>, bot or backup. */
  readonly name: string;
  readonly beatAt: Date;
  /** Seconds without a beat after which an alarm is due. */
  readonly silentAfterS: number;
};

export async function fetchPulses(db: Kysely<DB>): Promise<Pulse[]> {
  return await db
    .selectFrom('core.pulses')
    .select(['name', 'beat_at as beatAt', 'silent_after_s as silentAfterS'])
    .orderBy('name')
    .execute();
}
