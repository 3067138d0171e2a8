import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { personOf } from '../merges/merges.ts';
import { fetchMatrix } from './fetch-matrix.ts';
import type { KillMatrix } from './kill-matrix.ts';

const TEAMS = { axis: 0, allies: 1 } as const;

/** Returns who killed whom in one round: the first team is axis, the second allies. null without a proven log. */
export async function fetchRoundMatrix(
  db: Kysely<DB>,
  { id, serverKey: server }: { readonly id: number; readonly serverKey: string },
  isEverything: boolean,
): Promise<KillMatrix | null> {
  const [merges, rows] = await Promise.all([
    fetchMerges(db, [server]),
    db
      .selectFrom('etlegacy.player_rounds')
      .select(['player_key', 'team'])
      .where('round_id', '=', id)
      .execute(),
  ]);
  const teams = new Map(rows.map(({ player_key: key, team }) => [personOf(merges, key), team]));
  const teamOf = (key: string) => {
    const team = teams.get(key) ?? null;
    return team === null ? null : TEAMS[team];
  };
  return await fetchMatrix(db, { server, roundIds: [id], teamOf, isEverything });
}
