import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { lockServer } from './lock-server.ts';
import { markUnread } from './derivation-progress.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';

export type ConfiguredServer = {
  readonly key: string;
  readonly zone: string;
  /** false: nobody set the zone, so it counts for a server only that has none yet. */
  readonly isZoneSet?: boolean;
};

/** Another zone was set for a server than the one by which its rounds were read. */
export type ZoneChange = {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** Rounds that move to another time. */
  readonly rounds: number;
};

type PrepareOptions = {
  /** Called before anything moves. */
  readonly onZoneChange?: ((change: ZoneChange) => void) | undefined;
};

/**
 * Makes the server known. A known zone stays unless another one is set; then every row has to be derived again, which
 * `rederive` does: until it has, the rows count as stale, whatever becomes of this process.
 *
 * @returns the server with the zone that counts.
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
    const { rounds } = await trx
      .selectFrom('etlegacy.rounds')
      .select((select) => select.fn.countAll<number>().as('rounds'))
      .where('server_key', '=', key)
      .executeTakeFirstOrThrow();
    onZoneChange?.({ key, from: known.zone, to: zone, rounds });
    await trx.updateTable('etlegacy.servers').set({ zone }).where('key', '=', key).execute();
    await markUnread(trx, { key, zone });
    return { key, zone };
  });
}
