import { COLOR, SERIES } from '../../../charts/tokens.ts';
import { layoutBarTable } from '../../../charts/drawing/layout-bar-table.ts';
import { layoutHeading } from '../../../charts/drawing/layout-heading.ts';
import { layoutRest } from '../../../charts/drawing/layout-rest.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Scene } from '../../../charts/drawing/scene.ts';
import { stackScene } from '../../../charts/drawing/stack-scene.ts';
import { formatPercent, formatWhole } from '../../../charts/text/format.ts';
import { TABLE_ROWS } from './table-rows.ts';
import type { WeaponTableProps } from './overall-props.ts';

type Row = WeaponTableProps['weapons'][number];

/** Weapons with kills, accuracy and head shots. */
export function layoutWeaponTable(props: WeaponTableProps): Scene {
  const rows = props.weapons.slice(0, TABLE_ROWS);
  return stackScene([
    () => layoutHeading('Weapons', props.detail),
    (y) =>
      layoutBarTable<Row>({
        y,
        rows,
        panels: [
          { header: 'Weapon', width: 260, place: (row, within) => [placeText({ within, text: row.weapon })] },
          {
            header: 'Kills',
            width: 272,
            read: (row) => [row.kills],
            colors: [SERIES[0]],
            label: (row) => formatWhole(row.kills),
          },
          {
            header: 'Bullets that hit',
            width: 212,
            read: (row) => [row.accuracy],
            colors: [COLOR.bar],
            label: (row) => formatPercent(row.accuracy, 1),
            isTelling: (row) => row.isTelling.accuracy,
          },
          {
            header: 'Hits to the head',
            width: 208,
            read: (row) => [row.headshots],
            colors: [COLOR.bar],
            label: (row) => formatPercent(row.headshots, 1),
            isTelling: (row) => row.isTelling.headshots,
          },
        ],
      }),
    (y) => layoutRest(props.weapons.length, rows.length, y),
  ]);
}
