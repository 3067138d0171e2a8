import { sql } from 'kysely';
import { formatId } from '../../../core/public-id.ts';
import type { Exporter } from '../../game-exports.ts';
import { pageRounds } from './page-rounds.ts';

/**
 * One object per round with a log and two players of whom one killed or hurt the other as an enemy. `damage` is null where
 * the log does not tell how much health was left.
 */
export const exportDuels: Exporter = async function* exportDuels(db, servers) {
  for await (const page of pageRounds(db, servers)) {
    const ids = page.filter(({ log }) => log !== null).map(({ id }) => id);
    if (ids.length === 0) continue;
    const rows = await db
      .selectFrom('etlegacy.round_duels')
      .select(['round_id', 'player_key', 'victim_key', 'kills', 'damage'])
      .where('round_id', 'in', ids)
      .where((eb) => eb.or([eb('kills', '>', 0), eb('damage', '>', 0)]))
      .orderBy(sql`player_key collate "C"`)
      .orderBy(sql`victim_key collate "C"`)
      .execute();
    const byRound = Map.groupBy(rows, (row) => row.round_id);
    for (const id of ids)
      for (const row of byRound.get(id) ?? [])
        yield {
          roundId: formatId(id),
          player: row.player_key,
          victim: row.victim_key,
          kills: row.kills,
          damage: row.damage,
        };
  }
};
