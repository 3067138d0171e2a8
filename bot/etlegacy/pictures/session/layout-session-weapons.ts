import { COLOR, LINEUP_COLOR, SERIES, TYPE } from '../../../charts/tokens.ts';
import { layoutBarTable } from '../../../charts/drawing/layout-bar-table.ts';
import { layoutHeading } from '../../../charts/drawing/layout-heading.ts';
import { layoutLineupLegend } from '../lineup/layout-lineup-legend.ts';
import { layoutRest } from '../../../charts/drawing/layout-rest.ts';
import { placeName } from '../../../charts/drawing/text/place-name.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import { countWeaponKills } from './count-weapon-kills.ts';
import type { Box, Mark, Scene } from '../../../charts/drawing/scene.ts';
import { stackScene } from '../../../charts/drawing/stack-scene.ts';
import { formatWhole } from '../../../charts/text/format.ts';
import { sortRows } from '../../../charts/text/sort-rows.ts';
import type { SessionWeaponsProps } from './session-props.ts';

type Row = SessionWeaponsProps['weapons'][number];

const MOST_WEAPONS = 16;
const COUNT_WIDTH = 56;

function placeBest(row: Row, cell: Box): Mark[] {
  if (row.best === null)
    return [placeText({ within: cell, text: '–', size: TYPE.header, color: COLOR.muted })];
  return [
    placeText({
      within: { ...cell, w: COUNT_WIDTH },
      text: formatWhole(row.best.kills),
      size: TYPE.header,
      weight: 600,
      align: 'right',
      tabular: true,
    }),
    ...placeName({
      within: { ...cell, x: cell.x + COUNT_WIDTH + 14, w: cell.w - COUNT_WIDTH - 14 },
      runs: row.best.nameRuns,
      size: TYPE.header,
    }),
  ];
}

/** Kills of the first and the second line-up, in the order of the legend. */
function placeSplit(row: Row, within: Box): Mark[] {
  const [a, b] = row.kills;
  const text = [
    { text: formatWhole(a), color: LINEUP_COLOR[0] },
    { text: ' : ', color: COLOR.muted },
    { text: formatWhole(b), color: LINEUP_COLOR[1] },
  ];
  return [placeText({ within, text, size: TYPE.header, align: 'right', tabular: true })];
}

/** Kills by weapon, split by line-up, with the best player of each. */
export function layoutSessionWeapons(props: SessionWeaponsProps): Scene {
  const rows = sortRows(props.weapons, countWeaponKills).slice(0, MOST_WEAPONS);
  const fixed = props.lineups !== null;
  return stackScene([
    () => layoutHeading('Weapons', props.title),
    (y) =>
      layoutLineupLegend({ lineups: props.lineups, both: props.weapons.some((row) => row.kills[2] > 0) }, y),
    (y) =>
      layoutBarTable<Row>({
        y,
        rows,
        panels: [
          { header: 'Weapon', width: 230, place: (row, within) => [placeText({ within, text: row.weapon })] },
          {
            header: 'Kills',
            width: fixed ? 272 : 432,
            read: (row) => (fixed ? row.kills : [countWeaponKills(row)]),
            colors: fixed ? [...LINEUP_COLOR, COLOR.muted] : [SERIES[0]],
            stacked: true,
            label: (row) => formatWhole(countWeaponKills(row)),
          },
          ...(fixed ? [{ header: 'By team', width: 160, align: 'right', place: placeSplit } as const] : []),
          { header: 'Most kills by', width: 290, place: placeBest },
        ],
      }),
    (y) => layoutRest(props.weapons.length, rows.length, y),
  ]);
}
