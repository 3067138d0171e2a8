// Makes the rows of one neighbourhood equal to what was derived from it, touching only what differs.
import { type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Derived } from './derive/derive-neighbourhood.ts';
import type { NeighbourFile } from './fetch-neighbourhoods.ts';
import type { EtlegacyServer } from './import-payloads.ts';
import { matchRow, roundRows, sessionRow, type RoundRows } from './derived-rows.ts';
import { countNames, recountNames } from './store-names.ts';

/** @returns the ids of the rounds that came to be, changed or went. */
export async function storeDerived(
  trx: Transaction<DB>,
  server: EtlegacyServer,
  files: readonly NeighbourFile[],
  derived: Derived,
  rewrite: boolean,
): Promise<number[]> {
  const stored = await fetchStoredRounds(trx, server.key, files);
  const wanted = derived.rounds
    .map((round) => roundRows(server.key, round))
    .toSorted((a, b) => a.round.id - b.round.id);
  const wantedIds = new Set(wanted.map((rows) => rows.round.id));
  const fresh = wanted.filter((rows) => rewrite || stored.get(rows.round.id) !== rows.round.fingerprint);
  const gone = [...stored.keys()].filter((id) => !wantedIds.has(id));
  const replaced = fresh.map((rows) => rows.round.id).filter((id) => stored.has(id));
  const changed = [...fresh.map((rows) => rows.round.id), ...gone];
  if (changed.length === 0) return [];

  const keys = await deleteRounds(trx, [...gone, ...replaced]);
  await insertRounds(trx, fresh);
  await replaceGroups(trx, [...stored.keys(), ...wantedIds], server.key, derived);
  await recountSessions(trx, derived);
  await recountNames(trx, keys);
  const recounted = new Set(keys);
  await countNames(
    trx,
    fresh
      .flatMap((rows) => rows.players)
      .filter((player) => !recounted.has(player.player_key))
      .map((player) => ({
        ...player,
        ended_at: endOf(fresh, player.round_id),
      })),
  );
  return changed;
}

function endOf(rounds: readonly RoundRows[], id: number): string {
  return rounds.find((rows) => rows.round.id === id)?.round.ended_at ?? '';
}

/** Round id to fingerprint, hex, of all rounds between the first and the last file. */
async function fetchStoredRounds(
  trx: Transaction<DB>,
  serverKey: string,
  files: readonly NeighbourFile[],
): Promise<Map<number, string>> {
  const rows = await trx
    .selectFrom('etlegacy.rounds')
    .select(['id', 'fingerprint'])
    .where('server_key', '=', serverKey)
    .where('id', 'in', [...new Set(files.map((file) => file.round_id))])
    .execute();
  return new Map(rows.map((row) => [row.id, `\\x${row.fingerprint.toString('hex')}`]));
}

/** @returns the keys of the players who lost rows. */
async function deleteRounds(trx: Transaction<DB>, ids: readonly number[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const players = await trx
    .selectFrom('etlegacy.player_rounds')
    .select('player_key')
    .distinct()
    .where('round_id', 'in', ids)
    .execute();
  await trx.deleteFrom('etlegacy.rounds').where('id', 'in', ids).execute();
  return players.map((row) => row.player_key);
}

async function insertRounds(trx: Transaction<DB>, rounds: readonly RoundRows[]): Promise<void> {
  await insertRows(
    trx,
    'rounds',
    rounds.map((rows) => rows.round),
  );
  await insertRows(
    trx,
    'player_rounds',
    rounds.flatMap((rows) => rows.players),
  );
  await insertRows(
    trx,
    'weapon_rounds',
    rounds.flatMap((rows) => rows.weapons),
  );
  await insertRows(
    trx,
    'round_awards',
    rounds.flatMap((rows) => rows.awards),
  );
  await insertRows(
    trx,
    'round_opponents',
    rounds.flatMap((rows) => rows.opponents),
  );
}

/** Matches and sessions carry the id of one of their rounds, so those of a neighbourhood are found by its rounds. */
async function replaceGroups(
  trx: Transaction<DB>,
  ids: readonly number[],
  serverKey: string,
  derived: Derived,
) {
  await trx.deleteFrom('etlegacy.matches').where('id', 'in', ids).execute();
  await trx.deleteFrom('etlegacy.sessions').where('id', 'in', ids).execute();
  await insertRows(trx, 'matches', derived.matches.map((match) => matchRow(serverKey, match)).toSorted(byId));
  await insertRows(
    trx,
    'sessions',
    derived.sessions.map((session) => sessionRow(serverKey, session)).toSorted(byId),
  );
}

/** What sessions add up to; sums of those that went went with them. */
async function recountSessions(trx: Transaction<DB>, derived: Derived): Promise<void> {
  const ids = derived.sessions.map((session) => session.id).toSorted((a, b) => a - b);
  if (ids.length > 0) await sql`select etlegacy.recount_sessions(${ids}::bigint[])`.execute(trx);
}

function byId(a: { readonly id: number }, b: { readonly id: number }): number {
  return a.id - b.id;
}

type DerivedTable =
  | 'rounds'
  | 'player_rounds'
  | 'weapon_rounds'
  | 'round_awards'
  | 'round_opponents'
  | 'matches'
  | 'sessions';

/** One statement and one parameter for any number of rows; PostgreSQL casts each value by its column. */
async function insertRows(trx: Transaction<DB>, table: DerivedTable, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const target = sql.table(`etlegacy.${table}`);
  await sql`insert into ${target} select * from json_populate_recordset(null::${target}, ${JSON.stringify(rows)})`.execute(
    trx,
  );
}
