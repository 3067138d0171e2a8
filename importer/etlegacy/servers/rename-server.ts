import { type Kysely, sql, type Transaction } from 'kysely';
import { fetchDoubledRounds } from '../../../database/etlegacy/fetch-doubled-rounds.ts';
import { fileName } from '../../../database/etlegacy/file-name.ts';
import { findRunning, lockOutOthers } from '../../../database/presence.ts';
import type { DB } from '../../../database/schema.ts';
import { SERVER_RENAME } from '../../../database/server-names.ts';
import { storeDecision } from '../../../database/store-decision.ts';
import { hasPayloads } from '../../inbox/has-payloads.ts';
import { LEAST_TELLING_BYTES } from '../../../parsers/etlegacy/least-telling-bytes.ts';
import { markStale } from '../derivation-progress.ts';
import { lockServers, moveServer } from './move-server.ts';

export type ServerRename = {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  /** Id under which the calling process is registered: it may run. */
  readonly self?: string | undefined;
};
export type Renamed =
  | {
      readonly ok: true;
      readonly zone: string;
      /** Those that moved; what both had is not counted. */
      readonly payloads: number;
      /** Whether the new key had the same server already. */
      readonly isJoined: boolean;
    }
  | { readonly ok: false; readonly code: 'UNKNOWN' | 'TAKEN' }
  /** With the process that is running, such as `npm start on HOST`. */
  | { readonly ok: false; readonly code: 'RUNNING'; readonly by: string };

/**
 * Changes the key of a server, with all its payloads and all decisions about it. The rename itself is a decision, so
 * that backups from before it can be restored, and databases that do not know it yet. All rounds are derived again:
 * afterwards every file is new in the inbox. A key that has files of its own is refused, unless at least half of
 * the files or rounds are the same: then one server was imported under two keys, and both become one. Refused while a process is registered
 * that could go on writing under the old key.
 */
export async function renameServer(db: Kysely<DB>, { from, to, by, self }: ServerRename): Promise<Renamed> {
  // Nobody has to wait for a rename that is refused.
  const [busy] = await findRunning(db, self);
  if (busy !== undefined) return { ok: false, code: 'RUNNING', by: busy };
  return await db.transaction().execute(async (trx) => {
    // One that comes later finds the server renamed: it could have decided before that the old key is the right one.
    const [running] = await lockOutOthers(trx, self);
    if (running !== undefined) return { ok: false, code: 'RUNNING', by: running };
    await lockServers(trx, { from, to });
    const server = await trx
      .selectFrom('etlegacy.servers')
      .select('zone')
      .where('key', '=', from)
      .executeTakeFirst();
    if (server === undefined) return { ok: false, code: 'UNKNOWN' };
    const isJoined = await hasPayloads(trx, to);
    if (isJoined && !(await isOneServer(trx, { from, to }))) return { ok: false, code: 'TAKEN' };
    // A server without payloads gets the zone of the renamed one.
    const zone = isJoined ? await fetchZone(trx, to, server.zone) : server.zone;
    await trx
      .insertInto('etlegacy.servers')
      .values({ key: to, zone })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ zone }))
      .execute();
    const payloads = await moveServer(trx, { from, to });
    // Decisions about the one change rows that were made for the other.
    if (isJoined) await markStale(trx, [to]);
    // With its time, so that the same rename of a later server does not replace it.
    const subject = `${from}=${to}=${new Date().toISOString()}`;
    await storeDecision(trx, { kind: SERVER_RENAME, subject, by });
    return { ok: true, zone, payloads, isJoined };
  });
}

type Keys = { readonly from: string; readonly to: string };

/** Whether at least half of what one of two servers has is the other's too: its files byte for byte, or its rounds. */
async function isOneServer(trx: Transaction<DB>, keys: Keys): Promise<boolean> {
  return (await haveSameFiles(trx, keys)) || (await haveSameRounds(trx, keys));
}

async function haveSameRounds(trx: Transaction<DB>, { from, to }: Keys): Promise<boolean> {
  const pairs = await fetchDoubledRounds(trx);
  const pair = pairs.find(({ server, other }) => [from, to].includes(server) && [from, to].includes(other));
  return pair !== undefined && pair.rounds * 2 >= pair.of;
}

/** Tiny files prove nothing. */
async function haveSameFiles(trx: Transaction<DB>, { from, to }: Keys): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    with telling as (
      select distinct source, kind, hash, ${fileName('p')} as name
      from core.payloads as p
      where source in (${from}, ${to}) and size >= ${LEAST_TELLING_BYTES}
    ),
    files as (select source, count(*) as count from telling group by source)
    select coalesce((
      select count(*) * 2 >= (select min(count) from files)
      from telling as a join telling as b using (kind, name, hash)
      where a.source = ${from} and b.source = ${to} having count(*) > 0), false) as is`.execute(trx);
  return rows[0]?.is === true;
}

async function fetchZone(trx: Transaction<DB>, key: string, other: string): Promise<string> {
  const server = await trx
    .selectFrom('etlegacy.servers')
    .select('zone')
    .where('key', '=', key)
    .executeTakeFirst();
  return server?.zone ?? other;
}
