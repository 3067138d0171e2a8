import { type Kysely, sql } from 'kysely';
import { totalColumns } from '../formulas/total-columns.ts';
import type { DB } from '../../../database/schema.ts';
import { SUM_NAMES } from '../formulas/sums.ts';
import type { Sums } from '../formulas/sum-columns.ts';
import { coveredRows, coverSql, named } from '../periods/covered-rows.ts';
import type { Scope } from '../periods/fetch-scope.ts';

export type PlayerMap = { readonly map: string; readonly sums: Sums };

/** Returns a player's sums on each map of a scope, most rounds first. Compare the DPM with the player's own over all maps. */
export async function fetchPlayerMaps(db: Kysely<DB>, playerKey: string, scope: Scope): Promise<PlayerMap[]> {
  const result = await sql<Sums & { readonly map: string }>`
    with ${coverSql(scope)}
    select s.map, ${totalColumns(SUM_NAMES)}
    from ${coveredRows('playerMaps', scope, {
      columns: named('map', ...SUM_NAMES),
      players: [playerKey],
    })} as s
    group by s.map
    order by sum(s.rounds) desc, s.map collate "C"`.execute(db);
  return result.rows.map(({ map, ...sums }) => ({ map, sums }));
}
