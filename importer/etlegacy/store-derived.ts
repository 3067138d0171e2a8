// Makes the rows of one neighbourhood equal to what was derived from it, touching only what differs.
import { type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Derived } from './derive/derive-neighbourhood.ts';
import type { NeighbourFile } from './fetch-neighbourhoods.ts';
import type { EtlegacyServer } from './import-payloads.ts';
import { matchRow, roundRows, sessionRow, type RoundRows } from './derived-rows.ts';
import { countNames, recountNames } from './store-names.ts';
import { deleteRoundRows, insertRoundRows, replaceGroups, upsertRounds } from './write-rows.ts';

/** @returns the ids of the rounds that came to be, changed or went. */
export async function storeDerived(
  trx: Transaction<DB>,
  server: EtlegacyServer,
  files: readonly NeighbourFile[],
  derived: Derived,
  rewrite: boolean,
): Promise<number[]> {
  const stored = await fetchStoredRounds(trx, files);
  const wanted = derived.rounds.map((round) => roundRows(server.key, round)).toSorted(byRound);
  const wantedIds = new Set(wanted.map((rows) => rows.round.id));
  const gone = [...stored.keys()].filter((id) => !wantedIds.has(id));
  const differs = (rows: RoundRows, print: 'round_print' | 'rows_print') =>
    rewrite || stored.get(rows.round.id)?.[print] !== rows.round[print];
  const newRows = wanted.filter((rows) => differs(rows, 'rows_print'));
  const newRounds = wanted.filter((rows) => differs(rows, 'round_print') || differs(rows, 'rows_print'));
  const changed = [...newRounds.map((rows) => rows.round.id), ...gone];
  if (changed.length === 0) return [];

  const replaced = newRows.map((rows) => rows.round.id).filter((id) => stored.has(id));
  const keys = await deleteRoundRows(trx, { gone, replaced });
  await upsertRounds(trx, newRounds);
  await insertRoundRows(trx, newRows);
  await replaceGroups(trx, [...stored.keys(), ...wantedIds], {
    matches: derived.matches.map((match) => matchRow(server.key, match)),
    sessions: derived.sessions.map((session) => sessionRow(server.key, session)),
  });
  await recountNames(trx, keys);
  const recounted = new Set(keys);
  await countNames(
    trx,
    newRows.flatMap(({ round, players }) =>
      players
        .filter((player) => !recounted.has(player.player_key))
        .map((player) => ({ ...player, ended_at: round.ended_at })),
    ),
  );
  return changed;
}

type Prints = { readonly round_print: string; readonly rows_print: string };

/** What is stored of the rounds that any of the files ever told of. */
async function fetchStoredRounds(
  trx: Transaction<DB>,
  files: readonly NeighbourFile[],
): Promise<Map<number, Prints>> {
  const rows = await sql<Prints & { readonly id: number }>`
    select id, round_print::text, rows_print::text from etlegacy.rounds
    where id = any(${[...new Set(files.map((file) => file.round_id))]}::bigint[])`.execute(trx);
  return new Map(rows.rows.map((row) => [row.id, row]));
}

function byRound(a: RoundRows, b: RoundRows): number {
  return a.round.id - b.round.id;
}
