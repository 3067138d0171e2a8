import { COLOR, SIZE, TYPE } from '../../../charts/tokens.ts';
import { findBest } from '../../../charts/drawing/find-best.ts';
import { layoutTable } from '../../../charts/drawing/layout-table.ts';
import type { Column } from '../../../charts/drawing/layout-table.ts';
import { numberColumn } from '../../../charts/drawing/number-column.ts';
import { placeMember } from '../lineup/place-member.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Mark, Scene } from '../../../charts/drawing/scene.ts';
import { formatWhole } from '../../../charts/text/format.ts';
import { shownValue } from '../../../charts/text/stat-format.ts';
import { layoutPartLegend } from '../layout-part-legend.ts';
import { layoutHighlights } from './layout-highlights.ts';
import { layoutMapTiles } from './layout-map-tiles.ts';
import { layoutScore } from './layout-score.ts';
import type { OverviewPlayer, OverviewProps } from './overview-props.ts';
import { sayTotal } from './say-total.ts';

const LEFT = SIZE.padding;
const WIDTH = SIZE.width - 2 * SIZE.padding;
const SHOWN_PLAYERS = 12;
const SHOWN_MAPS = 12;

function buildColumns({ players: rows, blocks }: OverviewProps): Column<OverviewPlayer>[] {
  const count = (header: string, width: number, name: 'kills' | 'revives' | 'points') =>
    numberColumn<OverviewPlayer>({
      header,
      width,
      format: (player) => sayTotal(player, name),
      strong: findBest(rows, (player) => player[name]),
    });
  const numbers = [
    numberColumn<OverviewPlayer>({
      header: 'DPM',
      width: 100,
      format: (player) => formatWhole(player.dpm),
      strong: findBest(rows, ({ dpm, isRanked }) => (isRanked ? shownValue(dpm, 'whole') : null)),
    }),
    count('Kills', 96, 'kills'),
    numberColumn<OverviewPlayer>({
      header: 'Deaths',
      width: 104,
      format: (player) => formatWhole(player.deaths),
    }),
    count('Rev', 84, 'revives'),
    count('Points', 104, 'points'),
    numberColumn<OverviewPlayer>({
      header: 'Rounds',
      width: 112,
      format: (player) => formatWhole(player.rounds),
    }),
  ];
  const used = numbers.reduce((sum, column) => sum + column.width, 0);
  const name: Column<OverviewPlayer> = {
    header: 'Player',
    width: WIDTH - used,
    align: 'left',
    place: (player, within) =>
      placeMember({ member: player, within, hasSign: blocks.length === 1, star: player.star }),
  };
  return [name, ...numbers];
}

/** The first players, including the star. */
function shownPlayers(players: readonly OverviewPlayer[]): readonly OverviewPlayer[] {
  const first = players.slice(0, SHOWN_PLAYERS);
  const star = players.find((player) => player.star);
  return star === undefined || first.includes(star) ? first : [...first.slice(0, -1), star];
}

function layoutPlayers(props: OverviewProps, y: number): { marks: Mark[]; bottom: number } {
  const rows = shownPlayers(props.players);
  const numbers = layoutTable({ x: LEFT, y, columns: buildColumns(props), rows });
  const legend = layoutPartLegend(rows, numbers.bottom);
  const table = { marks: [...numbers.marks, ...legend.marks], bottom: legend.bottom };
  const hidden = props.players.length - rows.length;
  if (hidden === 0) return table;
  const note = placeText({
    within: { x: LEFT + 10, y: table.bottom, w: WIDTH - 20, h: 40 },
    text: `and ${hidden} more`,
    size: TYPE.header,
    color: COLOR.muted,
  });
  return { marks: [...table.marks, note], bottom: table.bottom + 40 };
}

/** The evening in one picture: score, maps, best players, highlights. */
export function layoutOverview(props: OverviewProps): Scene {
  const score = layoutScore(props, SIZE.padding);
  const tiles = layoutMapTiles(props, { x: LEFT, y: score.bottom + SIZE.gap, w: WIDTH, limit: SHOWN_MAPS });
  const players = layoutPlayers(props, tiles.bottom + SIZE.gap);
  const highlights = layoutHighlights(props.highlights, players.bottom + SIZE.gap);
  const marks = [...score.marks, ...tiles.marks, ...players.marks, ...highlights.marks];
  return { width: SIZE.width, height: highlights.bottom + SIZE.padding, marks };
}
