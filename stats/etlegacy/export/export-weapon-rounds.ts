import { sql } from 'kysely';
import { formatId } from '../../../core/public-id.ts';
import { weaponKeyOf } from '../weapon-key-of.ts';
import type { Exporter } from '../../game-exports.ts';
import { pageRounds } from './page-rounds.ts';

/** Yields one object per player, round and weapon used. */
export const exportWeaponRounds: Exporter = async function* exportWeaponRounds(db, servers) {
  for await (const page of pageRounds(db, servers)) {
    const rows = await db
      .selectFrom('etlegacy.weapon_rounds')
      .selectAll()
      .where(
        'round_id',
        'in',
        page.map((round) => round.id),
      )
      .orderBy(sql`player_key collate "C"`)
      .orderBy('weapon')
      .execute();
    const byRound = Map.groupBy(rows, (row) => row.round_id);
    for (const round of page) {
      for (const row of byRound.get(round.id) ?? []) {
        yield {
          roundId: formatId(round.id),
          file: round.file,
          server: round.server_key,
          playerKey: row.player_key,
          weapon: weaponKeyOf(row.weapon),
          hits: row.hits,
          shots: row.shots,
          kills: row.kills,
          deaths: row.deaths,
          headshots: row.headshots,
        };
      }
    }
  }
};
