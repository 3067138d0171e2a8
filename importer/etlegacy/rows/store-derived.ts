// Makes the rows of one neighbourhood equal to the derived state, writing only differences.
import { type RawBuilder, type Transaction, sql } from 'kysely';
import { inFlow } from '../../../database/in-flow.ts';
import { stirSubjects } from '../../../database/stir-subjects.ts';
import type { DB } from '../../../database/schema.ts';
import { aboutPayload } from '../../inbox/payload-error.ts';
import type { Derived } from '../derive/derive-neighbourhood.ts';
import type { NeighbourFile, StoredRound } from '../files/select-files.ts';
import type { EtlegacyServer } from '../etlegacy-server.ts';
import { matchRow, roundRows, sessionRow, type RoundRows } from './derived-rows.ts';
import { countNames, recountNames, type Sighting } from './store-names.ts';
import { writeInFlow } from './write-in-flow.ts';
import { deleteRoundRows, inOneStatement, type Part, writeRounds } from './write-rows.ts';

type Storing = {
  readonly server: EtlegacyServer;
  readonly files: readonly NeighbourFile[];
  readonly derived: Derived;
  readonly rewrite: boolean;
  readonly countsNames: boolean;
  /** Keys of the players whose names are not derived. */
  readonly forgotten: ReadonlySet<string>;
  /** What is decided after all of that is written. */
  readonly settle: readonly RawBuilder<unknown>[];
  readonly meanwhile?: (() => Promise<void>) | undefined;
};

/** @returns the ids of the rounds that were created, changed or removed. */
export async function storeDerived(
  trx: Transaction<DB>,
  { server, files, derived, rewrite, countsNames, forgotten, settle, meanwhile }: Storing,
): Promise<number[]> {
  const stored = new Map(
    files.flatMap((file) => (file.stored === null ? [] : [[file.round_id, file.stored] as const])),
  );
  const wanted = aboutPayload(() =>
    derived.rounds.map((round) => roundRows(server.key, round, forgotten)).toSorted(byRound),
  );
  const wantedIds = new Set(wanted.map((rows) => rows.round.id));
  const gone = [...stored.keys()].filter((id) => !wantedIds.has(id));
  const differs = (rows: RoundRows, print: 'round_print' | 'rows_print') =>
    rewrite || stored.get(rows.round.id)?.[print] !== rows.round[print];
  const newRows = wanted.filter((rows) => differs(rows, 'rows_print'));
  const newRounds = wanted.filter((rows) => differs(rows, 'round_print') || differs(rows, 'rows_print'));
  const changed = [...newRounds.map((rows) => rows.round.id), ...gone];
  if (changed.length === 0) {
    await inOneStatement(settle)?.execute(trx);
    return [];
  }

  const rewritten = newRows.map((rows) => rows.round.id).filter((id) => stored.has(id));
  const losers = await deleteRoundRows(trx, {
    rounds: gone,
    rows: rewritten,
    hasLogs: [...gone, ...rewritten].some((id) => (stored.get(id)?.log ?? null) !== null),
    matches: missing(stored, 'match_id', derived.matches),
    sessions: missing(stored, 'session_id', derived.sessions),
  });
  const touchedMatches = touched({ stored, wanted, changed, column: 'match_id' });
  const touchedSessions = touched({ stored, wanted, changed, column: 'session_id' });
  const first = writeRounds({
    rounds: newRounds,
    matches: derived.matches
      .filter(({ id }) => touchedMatches.has(id))
      .map((match) => matchRow(server.key, match)),
    sessions: derived.sessions
      .filter(({ id }) => touchedSessions.has(id))
      .map((session) => sessionRow(server.key, session)),
  });
  await inFlow(trx, async (send) => {
    const sightings = await writeInFlow(send, { first, rounds: newRows });
    const names = countsNames ? planNames({ sightings, losers, rewrite }) : NO_NAMES;
    for (const statement of recountNames(server.key, names.recounted)) void send(statement);
    // A full derivation marks at its end what was posted.
    const stir = rewrite ? null : stirSessions(server.key, touchedSessions);
    const rest = [countNames(server.key, names.added), ...settle, stir];
    const last = inOneStatement(rest, sql`select etlegacy.count_past_sessions(${server.key})`);
    if (last !== null) void send(last);
    await meanwhile?.();
  });
  return changed;
}

function stirSessions(scope: string, ids: ReadonlySet<number | null>): Part {
  const subjects = [...ids].filter((id) => id !== null).map(String);
  return stirSubjects({ game: 'etlegacy', scope, subjects });
}

type Names = { readonly recounted: readonly string[]; readonly added: readonly Sighting[] };
const NO_NAMES: Names = { recounted: [], added: [] };

type Seen = {
  readonly sightings: readonly Sighting[];
  /** Keys of the players who lost rows. */
  readonly losers: readonly string[];
  readonly rewrite: boolean;
};

/** Players whose names are counted from all their rows, and those whose new rows are only added. */
function planNames({ sightings, losers, rewrite }: Seen): Names {
  // Recount when rows are written again, so that earlier mistakes are corrected.
  const recounted = new Set([...losers, ...(rewrite ? sightings.map((seen) => seen.player_key) : [])]);
  const added = sightings.filter((seen) => !recounted.has(seen.player_key));
  return { recounted: [...recounted], added };
}

type Group = 'match_id' | 'session_id';

type Change = {
  readonly stored: ReadonlyMap<number, StoredRound>;
  readonly wanted: readonly RoundRows[];
  /** Ids of the rounds that were created, changed or removed. */
  readonly changed: readonly number[];
  readonly column: Group;
};

/** Ids of the matches or sessions that the changed rounds belonged or belong to; no others can have changed. */
function touched({ stored, wanted, changed, column }: Change): Set<number | null> {
  const now = new Map(wanted.map(({ round }) => [round.id, round[column]]));
  return new Set(changed.flatMap((id) => [stored.get(id)?.[column] ?? null, now.get(id) ?? null]));
}

/** Ids of the stored matches or sessions of a neighbourhood that no longer exist. */
function missing(
  stored: ReadonlyMap<number, StoredRound>,
  column: Group,
  wanted: readonly { readonly id: number }[],
): number[] {
  const ids = new Set([...stored.values()].map((round) => round[column]).filter((id) => id !== null));
  return [...ids.difference(new Set(wanted.map((group) => group.id)))];
}

function byRound(a: RoundRows, b: RoundRows): number {
  return a.round.id - b.round.id;
}
