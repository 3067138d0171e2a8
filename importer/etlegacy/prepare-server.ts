import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { lockServer } from './lock-server.ts';
import { markUnread } from './derivation-progress.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';

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
