import { joinAltText } from '../../charts/text/alt-text.ts';
import { formatClock, formatPercent, formatWhole } from '../../charts/text/format.ts';
import { TABLE_ROWS } from './table-rows.ts';
import type { MapTableProps, WeaponTableProps } from './overall-props.ts';

/** Alt text of the map picture. */
export function describeMapTable(props: MapTableProps): string {
  const items = props.maps.slice(0, TABLE_ROWS).map((row) => {
    const times = `on average in ${formatClock(row.averageSeconds)}, at best in ${formatClock(row.fastestSeconds)}`;
    return `${row.map} ${formatWhole(row.played)}, ${formatPercent(row.attacksWon)}, ${times};`;
  });
  return joinAltText(`Maps, ${props.detail}. Times played, attacks won, their times.`, items);
}

/** Alt text of the weapon picture. */
export function describeWeaponTable(props: WeaponTableProps): string {
  const items = props.weapons
    .slice(0, TABLE_ROWS)
    .map(
      (row) =>
        `${row.weapon} ${formatWhole(row.kills)}, ${formatPercent(row.accuracy, 1)}, ${formatPercent(row.headshots, 1)};`,
    );
  return joinAltText(`Weapons, ${props.detail}. Kills, bullets that hit, hits to the head.`, items);
}
