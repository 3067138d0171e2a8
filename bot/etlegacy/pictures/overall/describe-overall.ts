import { joinAltText } from '../../../charts/text/alt-text.ts';
import { formatClock, formatPercent, formatWhole } from '../../../charts/text/format.ts';
import { TABLE_ROWS } from './table-rows.ts';
import { hasAttacks, type MapTableProps, type WeaponTableProps } from './overall-props.ts';

/** Alt text of the map picture. */
export function describeMapTable(props: MapTableProps): string {
  const isFought = !hasAttacks(props);
  const items = props.maps.slice(0, TABLE_ROWS).map((row) => {
    const map = row.type === undefined ? row.map : `${row.map} (${row.type.words})`;
    if (isFought) return `${map} ${formatWhole(row.played)};`;
    const facts = [formatWhole(row.played), ...(row.attacks > 0 ? [formatPercent(row.attacksWon)] : [])];
    const times =
      row.averageSeconds === null
        ? []
        : [`on average in ${formatClock(row.averageSeconds)}, at best in ${formatClock(row.fastestSeconds)}`];
    return `${map} ${[...facts, ...times].join(', ')};`;
  });
  const columns = isFought ? 'Rounds' : 'Times played, attacks won, their times';
  return joinAltText(`Maps, ${props.detail}. ${columns}.`, items);
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
