// Writes rounds, and the rows of players, weapons and awards of new ones: most of the work of an import.
import { rightOfWay } from '../../../core/right-of-way.ts';
import type { Send } from '../../../database/in-flow.ts';
import { aboutPayload } from '../../inbox/payload-error.ts';
import type { RoundRows } from './derived-rows.ts';
import type { Sighting } from './store-names.ts';
import { inOneStatement, type Part, writeDetails } from './write-rows.ts';

/** PostgreSQL writes this many rounds while the next ones are built, so that neither waits for the other. */
const ROUNDS = 25;
/** Fewer at first, because PostgreSQL waits until then. */
const FIRST_ROUNDS = 5;

type Writing = {
  /** Statements that run first. */
  readonly first: readonly Part[];
  /** Rounds whose rows are written. */
  readonly rounds: readonly RoundRows[];
};

/** @returns the names of the players in these rounds. By then everything is sent, but not everything is written. */
export async function writeInFlow(send: Send, { first, rounds }: Writing): Promise<Sighting[]> {
  const sightings: Sighting[] = [];
  let before: Promise<unknown> | undefined;
  let last = sendAll(send, first);
  // Before the rows are built.
  await send.flushed();
  for (let from = 0, to = FIRST_ROUNDS; from < rounds.length; from = to, to += ROUNDS) {
    const some = rounds.slice(from, to);
    const details = aboutPayload(() => some.map((rows) => rows.buildDetails()));
    for (const [at, { players }] of details.entries()) {
      const endedAt = some[at]?.round.ended_at ?? '';
      for (const { player_key, guid, name, raw_name, is_bot, mode } of players)
        sightings.push({ player_key, guid, name, raw_name, is_bot, mode, ended_at: endedAt });
    }
    const parts = writeDetails(details);
    // One running and one prepared; more would only take memory.
    await before;
    before = last;
    last = sendAll(send, parts);
    // Lets the statement be sent before the next rows are built.
    if (to < rounds.length) await rightOfWay.give();
  }
  return sightings;
}

function sendAll(send: Send, parts: readonly Part[]): Promise<unknown> | undefined {
  const statement = inOneStatement(parts);
  return statement === null ? undefined : send(statement);
}
