import { SIZE, TYPE } from '../../../charts/tokens.ts';
import { findBest } from '../../../charts/drawing/find-best.ts';
import { layoutHeading } from '../../../charts/drawing/layout-heading.ts';
import { layoutRest, MOST_ROWS } from '../../../charts/drawing/layout-rest.ts';
import { type Column, layoutTable } from '../../../charts/drawing/layout-table.ts';
import { numberColumn } from '../../../charts/drawing/number-column.ts';
import type { Scene } from '../../../charts/drawing/scene.ts';
import { stackScene } from '../../../charts/drawing/stack-scene.ts';
import { formatStat, shownValue, type StatFormat } from '../../../charts/text/stat-format.ts';
import { hasBoth, layoutLineupLegend } from '../lineup/layout-lineup-legend.ts';
import { markPart } from '../../../../wording/mark-part.ts';
import { layoutPartLegend } from '../layout-part-legend.ts';
import { placeMember } from '../lineup/place-member.ts';
import type { DeedsProps } from './session-props.ts';

type Row = DeedsProps['players'][number];

type Deed = {
  readonly header: string;
  readonly width: number;
  readonly format: StatFormat;
  readonly read: (row: Row) => number | null;
  readonly isTelling: (row: Row) => boolean;
  readonly isPart?: (row: Row) => boolean;
};

const DEEDS: readonly Deed[] = [
  { header: 'DPM', width: 116, format: 'whole', read: (row) => row.dpm, isTelling: (row) => row.isRanked },
  { header: 'K/D', width: 124, format: 'ratio', read: (row) => row.kd, isTelling: (row) => row.isRanked },
  {
    header: 'Hits',
    width: 148,
    format: 'percent',
    read: (row) => row.accuracy,
    isTelling: (row) => row.isAimTelling,
  },
  {
    header: 'Head',
    width: 148,
    format: 'percent',
    read: (row) => row.headshots,
    isTelling: (row) => row.isAimTelling,
  },
  {
    header: 'Spree',
    width: 116,
    format: 'spree',
    read: (row) => row.longestSpree,
    isTelling: () => true,
    isPart: ({ parts = [] }) => parts.length > 0,
  },
];
const ROW = 58;
const SIGN = 20;
const WIDTH = SIZE.width - 2 * SIZE.padding;

function nameColumn(width: number, hasSigns: boolean): Column<Row> {
  return {
    header: 'Player',
    width,
    align: 'left',
    place: (row, within) =>
      placeMember({ member: row, within, hasSign: hasSigns, signSize: SIGN, size: TYPE.title }),
  };
}

function buildColumns({ players, lineups }: DeedsProps): Column<Row>[] {
  const numbers = DEEDS.map(({ header, width, format, read, isTelling, isPart = () => false }) =>
    numberColumn<Row>({
      header,
      width,
      size: TYPE.title,
      format: (row) => markPart(formatStat(read(row), format), isPart(row)),
      strong: findBest(players, (row) => (isTelling(row) ? shownValue(read(row), format) : null)),
    }),
  );
  const used = numbers.reduce((sum, column) => sum + column.width, 0);
  return [nameColumn(WIDTH - used, lineups !== null), ...numbers];
}

/** Damage, kills, aim and sprees of each player of an evening, in one table that is readable on a phone. */
export function layoutDeeds(props: DeedsProps): Scene {
  const rows = props.players.slice(0, MOST_ROWS);
  return stackScene([
    () => layoutHeading('Who did what', props.title),
    (y) => layoutLineupLegend({ lineups: props.lineups, both: hasBoth(props.players) }, y),
    (y) =>
      layoutTable<Row>({
        x: SIZE.padding,
        y,
        columns: buildColumns(props),
        rows,
        rowHeight: ROW,
        headerSize: TYPE.body,
      }),
    (y) => layoutPartLegend(rows, y),
    (y) => layoutRest(props.players.length, rows.length, y),
  ]);
}
