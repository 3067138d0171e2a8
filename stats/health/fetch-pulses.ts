import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** Something that has to go well again and again, and when it last did. */
export type Pulse = {
  /** folder/<server>, sftp/<server>, bot or backup. */
  readonly name: string;
  readonly beatAt: Date;
  /** After so many seconds without a beat something is wrong. */
  readonly silentAfterS: number;
};

export async function fetchPulses(db: Kysely<DB>): Promise<Pulse[]> {
  return await db
    .selectFrom('core.pulses')
    .select(['name', 'beat_at as beatAt', 'silent_after_s as silentAfterS'])
    .orderBy('name')
    .execute();
}
