import { WEAPONS } from '../../../../parsers/etlegacy/document/weapons.ts';
import type { WeaponKills } from '../../../../stats/etlegacy/recap/fetch-weapon-kills.ts';
import type { RecapPlayer, SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import type { SessionWeaponsProps } from '../session/session-props.ts';
import type { NameBook } from './name-book.ts';
import { lineupOf } from './session-view.ts';

/** Kills of an evening by weapon and line-up, most kills first. */
export function weaponRows(
  recap: SessionRecap,
  weaponKills: readonly WeaponKills[],
  names: NameBook,
): SessionWeaponsProps['weapons'] {
  const players = new Map(recap.players.map((player) => [player.playerKey, player]));
  const byWeapon = Map.groupBy(weaponKills, (row) => row.weapon);
  return WEAPONS.flatMap(({ key, name }) => {
    const rows = byWeapon.get(key) ?? [];
    const [best] = rows;
    const player = players.get(best?.playerKey ?? '');
    if (best === undefined) return [];
    return [
      {
        weapon: name,
        kills: splitKills(recap, rows, players),
        best: player === undefined ? null : { nameRuns: names(player), kills: best.kills },
      },
    ];
  }).toSorted((a, b) => sum(b.kills) - sum(a.kills));
}

/** Kills of the first and the second line-up, and of players of neither. */
export function splitKills(
  recap: SessionRecap,
  rows: readonly WeaponKills[],
  players: ReadonlyMap<string, RecapPlayer>,
): readonly [number, number, number] {
  const kills: [number, number, number] = [0, 0, 0];
  for (const row of rows) {
    const player = players.get(row.playerKey);
    kills[(player === undefined ? null : lineupOf(recap, player)) ?? 2] += row.kills;
  }
  return kills;
}

function sum(kills: readonly number[]): number {
  return kills.reduce((total, each) => total + each, 0);
}
