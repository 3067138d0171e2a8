import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { personOf } from '../merges/merges.ts';
import { fetchPrivatePlayers } from '../players/fetch-private-players.ts';
import { fetchShownNames } from '../players/fetch-shown-names.ts';
import { fetchDuels, fetchSelfKills } from './fetch-duels.ts';
import { buildMatrix, type KillMatrix, type MatrixTeam } from './kill-matrix.ts';
import { fetchLoggedRounds } from './logged-rounds.ts';

export type WantedMatrix = {
  readonly server: string;
  /** Rounds that count, whether or not they have a log. */
  readonly roundIds: readonly number[];
  readonly teamOf: (key: string) => MatrixTeam;
  /** Shows private players too: the operator asks. */
  readonly isEverything: boolean;
};

/** Returns who killed whom in these rounds of a server; null where none of them has an event log that its counters prove. */
export async function fetchMatrix(db: Kysely<DB>, wanted: WantedMatrix): Promise<KillMatrix | null> {
  const { server, roundIds, teamOf, isEverything } = wanted;
  const rounds = await fetchLoggedRounds(db, roundIds);
  if (rounds.length === 0) return null;
  const ids = rounds.map(({ roundId }) => roundId);
  const merges = await fetchMerges(db, [server]);
  const [duels, selfKills] = await Promise.all([
    fetchDuels(db, ids, merges),
    fetchSelfKills(db, ids, merges),
  ]);
  const keys = new Set([...duels.flatMap(({ player, victim }) => [player, victim]), ...selfKills.keys()]);
  const people = [...keys].map((key) => personOf(merges, key));
  const [names, hidden] = await Promise.all([
    fetchShownNames(db, [server], people),
    isEverything ? new Set<string>() : fetchPrivatePlayers(db, merges, people),
  ]);
  return {
    ...buildMatrix({ duels, selfKills, names, teamOf, hidden }),
    rounds,
    ofRounds: roundIds.length,
  };
}
