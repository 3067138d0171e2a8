// Writes rounds, and the rows of players, weapons and awards of the new ones: most of what an import does.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { RoundRows } from './derived-rows.ts';
import type { Sighting } from './store-names.ts';
import { inOneStatement, type Part, writeDetails } from './write-rows.ts';

/** PostgreSQL writes so many rounds while the next ones are built: neither waits for the other. */
const ROUNDS = 25;
/** Fewer at first, for until then it waits. */
const FIRST_ROUNDS = 5;

type Writing = {
  /** What goes first. */
  readonly first: readonly Part[];
  /** Rounds whose details are to be written. */
  readonly rounds: readonly RoundRows[];
};

/** @returns who was seen in these rounds, under which name. */
export async function writeInFlow(trx: Transaction<DB>, { first, rounds }: Writing): Promise<Sighting[]> {
  const sightings: Sighting[] = [];
  let parts = first;
  let writing: Promise<unknown> = Promise.resolve();
  for (let from = 0, to = FIRST_ROUNDS; from < rounds.length; from = to, to += ROUNDS) {
    const some = rounds.slice(from, to);
    const details = some.map((rows) => rows.buildDetails());
    for (const [at, { players }] of details.entries()) {
      const endedAt = some[at]?.round.ended_at ?? '';
      for (const { player_key, guid, name, raw_name, is_bot, mode } of players)
        sightings.push({ player_key, guid, name, raw_name, is_bot, mode, ended_at: endedAt });
    }
    const statement = inOneStatement([...parts, ...writeDetails(details)]);
    parts = [];
    await writing;
    writing = statement?.execute(trx) ?? writing;
    // It is heard above or below; nobody else listens meanwhile.
    writing.catch(() => undefined);
    // Lets the statement go out before the next rows are built.
    if (to < rounds.length) await nextTurn();
  }
  await writing;
  await inOneStatement(parts)?.execute(trx);
  return sightings;
}
