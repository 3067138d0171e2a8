import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { lockServer } from './lock-server.ts';
import { markUnread } from '../derivation-progress.ts';
import type { EtlegacyServer } from '../etlegacy-server.ts';

export type ConfiguredServer = {
  readonly key: string;
  readonly zone: string;
  /** false: the zone is a default, so it is only used for a server without one. */
  readonly isZoneSet?: boolean;
};

/** The configured zone of a server differs from the one that its rounds were derived with. */
export type ZoneChange = {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** Number of rounds whose time changes. */
  readonly rounds: number;
};

type PrepareOptions = {
  /** Called before anything changes. */
  readonly onZoneChange?: ((change: ZoneChange) => void) | undefined;
};

/**
 * Registers the server. A known zone is kept unless another one is configured; then every row has to be derived again
 * by `rederive`. Until it is done, the rows count as stale, even if this process ends.
 *
 * @returns the server with its effective zone.
 */
export async function prepareServer(
  db: Kysely<DB>,
  { key, zone, isZoneSet = true }: ConfiguredServer,
  { onZoneChange }: PrepareOptions = {},
): Promise<EtlegacyServer> {
  return await db.transaction().execute(async (trx) => {
    await lockServer(key).execute(trx);
    await trx
      .insertInto('etlegacy.servers')
      .values({ key, zone })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const known = await trx
      .selectFrom('etlegacy.servers')
      .select('zone')
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    await markUnread(trx, { key, zone: known.zone });
    if (known.zone === zone || !isZoneSet) return { key, zone: known.zone };
    const rounds = await countMoved(trx, { key, from: known.zone, to: zone });
    onZoneChange?.({ key, from: known.zone, to: zone, rounds });
    await trx.updateTable('etlegacy.servers').set({ zone }).where('key', '=', key).execute();
    await markUnread(trx, { key, zone });
    return { key, zone };
  });
}

/** Counts by the hour, because two zones differ for whole hours; some have the same clock for a part of the year. */
async function countMoved(
  trx: Transaction<DB>,
  { key, from, to }: Pick<ZoneChange, 'key' | 'from' | 'to'>,
): Promise<number> {
  const { rows } = await sql<{ hour: string; rounds: number }>`
    select to_char(local_end, 'YYYY-MM-DD"T"HH24:00') as hour, count(*)::int8 as rounds
    from etlegacy.rounds where server_key = ${key} group by 1`.execute(trx);
  const at = (hour: string, zone: string): number =>
    Temporal.PlainDateTime.from(hour).toZonedDateTime(zone).epochMilliseconds;
  return rows.reduce((sum, { hour, rounds }) => sum + (at(hour, from) === at(hour, to) ? 0 : rounds), 0);
}
