import type { Kysely } from 'kysely';
import type { RoundStatus } from '../../database/schema/etlegacy.ts';
import type { DB } from '../../database/schema.ts';
import { explainPlayer, type ExplainedPlayer } from '../../parsers/etlegacy/explain-player.ts';
import { DerivationMemory } from './derivation-memory.ts';
import { type DerivedRound, deriveNeighbourhood } from './derive/derive-neighbourhood.ts';
import { fetchNeighbourhoods } from './fetch-neighbourhoods.ts';
import { fetchForgotten } from '../../database/etlegacy/fetch-forgotten.ts';
import { hidePlayers } from './forgotten-players.ts';
import { fetchStatedGameType } from './stated-game-type.ts';
import { loadNeighbourhood } from './files/load-neighbourhood.ts';

export type ExplainedRound = {
  readonly round: DerivedRound;
  /** As stored, because whether a round two waits or is an orphan depends on later rounds. */
  readonly status: RoundStatus;
  /** null if the player has no line in it, or was forgotten. */
  readonly explain: (playerKey: string) => ExplainedPlayer | null;
};

/** Derives the round of a file again without writing; null if the file has no round. */
export async function explainRound(
  db: Kysely<DB>,
  name: string,
  server: string,
): Promise<ExplainedRound | null> {
  const file = await db
    .selectFrom('etlegacy.rounds as r')
    .innerJoin('etlegacy.servers as s', 's.key', 'r.server_key')
    .select(['r.local_end', 'r.status', 's.key', 's.zone'])
    .where('r.file', '=', name)
    .where('s.key', '=', server)
    .executeTakeFirst();
  if (file === undefined) return null;
  return await db.transaction().execute(async (trx) => {
    const memory = new DerivationMemory();
    const near = await fetchNeighbourhoods(trx, file.key, [file.local_end.replace(' ', 'T')], memory);
    const group = near.find(({ files }) => files.some((each) => each.name === name));
    if (group === undefined) return null;
    const derived = deriveNeighbourhood({
      ...(await loadNeighbourhood(trx, file, group, memory)),
      stated: await fetchStatedGameType(trx, file.key),
    });
    const round = derived.rounds.find(({ placed }) => placed.source.name === name);
    if (round === undefined) return null;
    const forgotten = await fetchForgotten(trx);
    const documents = { document: round.placed.source.document, base: round.base?.document ?? null };
    return {
      round: hidePlayers(round, forgotten),
      status: file.status,
      explain: (key) => (forgotten.has(key) ? null : explainPlayer({ ...documents, key })),
    };
  });
}
