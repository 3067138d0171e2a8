import type { Kysely, Transaction } from 'kysely';
import { findRunning } from '../../../database/presence.ts';
import type { DB } from '../../../database/schema.ts';
import { SERVER_RENAME } from '../../../database/server-names.ts';
import { storeDecision } from '../../../database/store-decision.ts';
import { lockServers, moveServer } from './move-server.ts';

export type ServerRename = {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  /** Id under which the calling process is registered: it may run. */
  readonly self?: string | undefined;
};
export type Renamed =
  | { readonly ok: true; readonly zone: string; readonly payloads: number }
  | { readonly ok: false; readonly code: 'UNKNOWN' | 'TAKEN' }
  /** With the process that is running, such as `npm start on HOST`. */
  | { readonly ok: false; readonly code: 'RUNNING'; readonly by: string };

/**
 * Changes the key of a server, with all its payloads and all decisions about it. The rename itself is a decision, so
 * that backups from before it can be restored, and databases that do not know it yet. All rounds are derived again:
 * afterwards every file is new in the inbox. Refused while a process is registered that could go on writing under the
 * old key.
 */
export async function renameServer(db: Kysely<DB>, { from, to, by, self }: ServerRename): Promise<Renamed> {
  return await db.transaction().execute(async (trx) => {
    await lockServers(trx, { from, to });
    // A process registers before it takes the lock, so one that comes later finds the server renamed.
    const [running] = await findRunning(trx, self);
    if (running !== undefined) return { ok: false, code: 'RUNNING', by: running };
    const server = await trx
      .selectFrom('etlegacy.servers')
      .select('zone')
      .where('key', '=', from)
      .executeTakeFirst();
    if (server === undefined) return { ok: false, code: 'UNKNOWN' };
    if (await hasPayloads(trx, to)) return { ok: false, code: 'TAKEN' };
    // A server without payloads gets the zone of the renamed one.
    await trx
      .insertInto('etlegacy.servers')
      .values({ key: to, zone: server.zone })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ zone: server.zone }))
      .execute();
    const payloads = await moveServer(trx, { from, to });
    // With its time, so that the same rename of a later server does not replace it.
    const subject = `${from}=${to}=${new Date().toISOString()}`;
    await storeDecision(trx, { kind: SERVER_RENAME, subject, by });
    return { ok: true, zone: server.zone, payloads };
  });
}

async function hasPayloads(trx: Transaction<DB>, key: string): Promise<boolean> {
  const found = await trx
    .selectFrom('core.payloads')
    .select('id')
    .where('source', '=', key)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
