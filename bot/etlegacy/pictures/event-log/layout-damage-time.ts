import { COLOR, LINEUP_COLOR, SIZE, TYPE } from '../../../charts/tokens.ts';
import { layoutHeading } from '../../../charts/drawing/layout-heading.ts';
import { layoutRest, MOST_ROWS } from '../../../charts/drawing/layout-rest.ts';
import { layoutValueGrid } from '../../../charts/drawing/layout-value-grid.ts';
import { niceScale } from '../../../charts/drawing/nice-scale.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Box, Mark, Scene } from '../../../charts/drawing/scene.ts';
import { type Part, stackScene } from '../../../charts/drawing/stack-scene.ts';
import { formatClock, formatWhole } from '../../../charts/text/format.ts';
import { type DamageBuckets, damageBuckets } from './damage-buckets.ts';
import { hasBoth, layoutLineupLegend } from '../lineup/layout-lineup-legend.ts';
import { layoutLogNote } from './layout-log-note.ts';
import type { DamageTimeProps } from './log-props.ts';
import { placeMember } from '../lineup/place-member.ts';
import { shade } from './shade.ts';

const HEIGHT = 280;
const LEFT = 230;
const TOTAL = 130;
const ROW = 48;
const WIDTH = SIZE.width - 2 * SIZE.padding;
const COLUMNS_X = SIZE.padding + LEFT;
const COLUMNS_W = WIDTH - LEFT - TOTAL;
const LEAST_LABEL = 44;
/** Of a clock such as 1:35. */
const LEAST_CLOCK = 76;

/** Damage of both teams in each minute as bars, and below of each player as shaded cells. */
export function layoutDamageTime(props: DamageTimeProps): Scene {
  const buckets = damageBuckets(props);
  const players = props.players.slice(0, MOST_ROWS);
  return stackScene([
    () => layoutHeading(`Damage by ${buckets.unit}`, props.title),
    (y) => layoutLineupLegend({ lineups: props.lineups, both: hasBoth(props.players) }, y),
    (y) => layoutBars(buckets, y),
    (y) => layoutPlayers({ ...props, players }, buckets, y),
    (y) => layoutRest(props.players.length, players.length, y),
    (y) => layoutLogNote(['Damage to enemies. The brighter a cell, the more of it.', props.note], y),
  ]);
}

function columnOf({ starts }: DamageBuckets, at: number): { x: number; w: number } {
  const w = COLUMNS_W / starts.length;
  return { x: COLUMNS_X + at * w, w };
}

function layoutBars(buckets: DamageBuckets, y: number): Part {
  const scale = niceScale([...buckets.teams[0], ...buckets.teams[1]], true);
  const plot: Box = { x: COLUMNS_X, y: y + 20, w: COLUMNS_W, h: HEIGHT };
  const labels = { left: SIZE.padding, gap: 16, size: TYPE.header };
  const grid = layoutValueGrid({ plot, scale, labels, format: formatWhole });
  const bars = buckets.starts.flatMap((_, at) => {
    const column = columnOf(buckets, at);
    const w = Math.min(40, (column.w - 8) / 2);
    const left = column.x + column.w / 2 - w;
    return ([0, 1] as const).map((lineup): Mark => {
      const h = (plot.h * (buckets.teams[lineup][at] ?? 0)) / scale.max;
      const box = { x: left + lineup * w + 1, y: plot.y + plot.h - h, w: w - 2, h };
      return { kind: 'rect', role: 'bar', box, fill: LINEUP_COLOR[lineup], radius: 4 };
    });
  });
  const starts = layoutStarts(buckets, plot.y + plot.h + 4);
  return { marks: [...grid, ...bars, ...starts], bottom: plot.y + plot.h + 44 };
}

/** The minute or time at which each bucket begins; every other one where they are narrow. */
function layoutStarts(buckets: DamageBuckets, y: number): Mark[] {
  const { isShort } = buckets;
  const least = isShort ? LEAST_CLOCK : LEAST_LABEL;
  const every = Math.ceil(least / columnOf(buckets, 0).w);
  return buckets.starts.flatMap((start, at): Mark[] => {
    const { x, w } = columnOf(buckets, at);
    if (at % every !== 0) return [];
    const centre = x + w / 2;
    const within = { x: centre - least / 2, y: y + 2, w: least, h: 36 };
    const text = isShort ? formatClock(start) : String(start / 60);
    return [
      { kind: 'line', from: [centre, y - 4], to: [centre, y + 4], color: COLOR.muted, width: 2, dash: [] },
      placeText({ within, text, size: TYPE.header, color: COLOR.muted, align: 'center', tabular: true }),
    ];
  });
}

function layoutPlayers(props: DamageTimeProps, buckets: DamageBuckets, y: number): Part {
  const most = Math.max(1, ...buckets.players.flat());
  const marks = props.players.flatMap((player, place): Mark[] => {
    const row = { x: SIZE.padding, y: y + place * ROW, w: WIDTH, h: ROW };
    const color = player.lineup === null ? COLOR.silver : LINEUP_COLOR[player.lineup];
    const cells = (buckets.players[place] ?? []).map((value, at): Mark => {
      const { x, w } = columnOf(buckets, at);
      const box = { x: x + 2, y: row.y + 3, w: w - 4, h: ROW - 6 };
      const fill = value === 0 ? COLOR.panel : shade(color, 0.12 + (0.88 * value) / most);
      return { kind: 'rect', role: 'panel', box, fill, radius: 4 };
    });
    return [
      ...placeMember({ member: player, within: { ...row, w: LEFT - 12 }, hasSign: props.lineups !== null }),
      ...cells,
      placeText({
        within: { ...row, x: row.x + WIDTH - TOTAL, w: TOTAL },
        text: formatWhole(player.total),
        size: TYPE.title,
        smallest: TYPE.floor,
        weight: 700,
        align: 'right',
        tabular: true,
      }),
    ];
  });
  return { marks, bottom: y + props.players.length * ROW };
}
