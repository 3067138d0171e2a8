// Makes the rows of one neighbourhood equal to what was derived from it, touching only what differs.
import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Derived } from './derive/derive-neighbourhood.ts';
import type { NeighbourFile, StoredRound } from './fetch-neighbourhoods.ts';
import type { EtlegacyServer } from './import-payloads.ts';
import { matchRow, roundRows, sessionRow, type RoundRows } from './derived-rows.ts';
import { countSessions, findCounting } from './count-sessions.ts';
import { countNames, recountNames } from './store-names.ts';
import { deleteRoundRows, writeRounds } from './write-rows.ts';

/** @returns the ids of the rounds that came to be, changed or went. */
export async function storeDerived(
  trx: Transaction<DB>,
  server: EtlegacyServer,
  files: readonly NeighbourFile[],
  derived: Derived,
  rewrite: boolean,
): Promise<number[]> {
  const stored = new Map(
    files.flatMap((file) => (file.stored === null ? [] : [[file.round_id, file.stored] as const])),
  );
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
  const matches = derived.matches.map((match) => matchRow(server.key, match));
  const sessions = derived.sessions.map((session) => sessionRow(server.key, session));
  const losers = await deleteRoundRows(trx, {
    rounds: gone,
    rows: replaced,
    matches: missing(stored, 'match_id', matches),
    sessions: missing(stored, 'session_id', sessions),
  });
  // Who rewrites mends; counts that are added to would stay as wrong as they were.
  const keys = rewrite ? [...losers, ...playersOf(newRows)] : losers;
  await writeRounds(trx, { rounds: newRounds, rows: newRows, matches, sessions });
  await countSessions(trx, findCounting({ stored, wanted, changed: new Set(changed), rewrite }));
  await recountNames(trx, server.key, keys);
  const recounted = new Set(keys);
  await countNames(
    trx,
    server.key,
    newRows.flatMap(({ round, players }) =>
      players
        .filter((player) => !recounted.has(player.player_key))
        .map((player) => ({ ...player, ended_at: round.ended_at })),
    ),
  );
  return changed;
}

function playersOf(rounds: readonly RoundRows[]): string[] {
  return rounds.flatMap((rows) => rows.players.map((player) => player.player_key));
}

/** Ids of the stored matches or sessions of a neighbourhood that are not wanted any more. */
function missing(
  stored: ReadonlyMap<number, StoredRound>,
  column: 'match_id' | 'session_id',
  wanted: readonly { readonly id: number }[],
): number[] {
  const ids = new Set([...stored.values()].map((round) => round[column]).filter((id) => id !== null));
  return [...ids.difference(new Set(wanted.map((group) => group.id)))];
}

function byRound(a: RoundRows, b: RoundRows): number {
  return a.round.id - b.round.id;
}
