import { COLOR, LINEUP_COLOR, SIZE, TYPE } from '../../../charts/tokens.ts';
import { findBest } from '../../../charts/drawing/find-best.ts';
import { layoutTable } from '../../../charts/drawing/layout-table.ts';
import type { Column } from '../../../charts/drawing/layout-table.ts';
import { numberColumn } from '../../../charts/drawing/number-column.ts';
import { fitRuns } from '../../../charts/drawing/text/fit-runs.ts';
import { measureRuns } from '../../../charts/drawing/text/measure-text.ts';
import { placeName } from '../../../charts/drawing/text/place-name.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Mark, Scene } from '../../../charts/drawing/scene.ts';
import { formatPercent, formatWhole } from '../../../charts/text/format.ts';
import { shownValue } from '../../../charts/text/stat-format.ts';
import { layoutPartLegend } from '../layout-part-legend.ts';
import { describeAttack, describeVerdict } from './describe-verdict.ts';
import { sayTotal } from './say-total.ts';
import type { ScoreboardPlayer, ScoreboardProps, ScoreboardTeam } from './scoreboard-props.ts';

const LEFT = SIZE.padding;
const WIDTH = SIZE.width - 2 * SIZE.padding;
const TITLE_HEIGHT = 60;
const TEAM_HEIGHT = 60;

const SIDE_WORD = { allies: 'Allies', axis: 'Axis' } as const;

const VERDICT_WIDTH = 440;

/** A long name is cut, and what it says of it is not. */
function fitVerdict(props: ScoreboardProps, width: number): string {
  const style = { size: TYPE.header, weight: 700, tabular: false } as const;
  const runsOf = (text: string) => [{ text, color: COLOR.text }];
  const verdict = describeVerdict(props);
  if (props.winner === null || measureRuns(runsOf(verdict), style) <= width) return verdict;
  const { name } = props.teams[props.winner];
  const rest = verdict.slice(name.length);
  const cut = fitRuns(runsOf(name), width - measureRuns(runsOf(rest), style), style);
  return `${cut.map(({ text }) => text).join('')}${rest}`;
}

function layoutTitle(props: ScoreboardProps): Mark[] {
  const row = { x: LEFT, y: SIZE.gap, w: WIDTH, h: TITLE_HEIGHT };
  const map = placeText({ within: { ...row, w: 360 }, text: props.map, size: TYPE.title, weight: 700 });
  const detailX = map.box.x + map.box.w + SIZE.gap;
  const verdictColor = props.winner === null ? COLOR.text : LINEUP_COLOR[props.teams[props.winner].lineup];
  const verdict = placeText({
    within: { ...row, x: LEFT + WIDTH - VERDICT_WIDTH, w: VERDICT_WIDTH },
    text: fitVerdict(props, VERDICT_WIDTH),
    size: TYPE.title,
    smallest: TYPE.header,
    weight: 700,
    color: verdictColor,
    align: 'right',
  });
  const room = verdict.box.x - detailX - SIZE.gap;
  if (props.detail === '' || room < 80) return [map, verdict];
  const detail = placeText({
    within: { ...row, x: detailX, y: row.y + 3, w: room },
    text: props.detail,
    size: TYPE.header,
    smallest: TYPE.floor,
    color: COLOR.muted,
  });
  return [map, detail, verdict];
}

function resultWord(props: ScoreboardProps, index: 0 | 1): string {
  const attack = describeAttack(props.teams[index], props);
  if (props.state === 'unfinished') return attack;
  const result = props.winner === null ? 'draw' : props.winner === index ? 'won' : 'lost';
  return attack === '' ? result : `${result} · ${attack}`;
}

function layoutTeamHead(props: ScoreboardProps, index: 0 | 1, y: number): Mark[] {
  const team = props.teams[index];
  const color = LINEUP_COLOR[team.lineup];
  const bar = { x: LEFT, y: y + 12, w: 8, h: TEAM_HEIGHT - 24 };
  const row = { x: LEFT + 24, y, w: WIDTH - 24 - 10, h: TEAM_HEIGHT };
  const result = placeText({
    within: { ...row, x: row.x + row.w - 260, w: 260 },
    text: resultWord(props, index),
    smallest: TYPE.axis,
    weight: 600,
    color: props.winner === index ? COLOR.text : COLOR.muted,
    align: 'right',
  });
  const name = placeText({
    within: { ...row, w: row.w - 260 - 180 },
    text: team.name,
    size: TYPE.title,
    weight: 700,
    color,
  });
  const marks: Mark[] = [{ kind: 'rect', role: 'bar', box: bar, fill: color, radius: 4 }, name, result];
  if (team.side === null) return marks;
  const sideX = name.box.x + name.box.w + SIZE.gap;
  const within = { ...row, x: sideX, y: y + 3, w: result.box.x - SIZE.gap - sideX };
  const text = `${SIDE_WORD[team.side]}${props.swapsSides ? ' first' : ''}`;
  marks.push(placeText({ within, text, size: TYPE.header, color: COLOR.muted }));
  return marks;
}

function buildColumns(players: readonly ScoreboardPlayer[]): Column<ScoreboardPlayer>[] {
  const best = (read: (player: ScoreboardPlayer) => number | null) => findBest(players, read);
  const numbers = [
    numberColumn<ScoreboardPlayer>({
      header: 'K',
      width: 76,
      format: (p) => formatWhole(p.kills),
      strong: best((p) => p.kills),
    }),
    numberColumn<ScoreboardPlayer>({ header: 'D', width: 76, format: (p) => formatWhole(p.deaths) }),
    numberColumn<ScoreboardPlayer>({
      header: 'DPM',
      width: 96,
      format: (p) => formatWhole(p.dpm),
      strong: best((p) => (p.isTelling.dpm ? shownValue(p.dpm, 'whole') : null)),
    }),
    numberColumn<ScoreboardPlayer>({
      header: 'Damage',
      width: 124,
      format: (p) => sayTotal(p, 'damage'),
      strong: best((p) => p.damage),
    }),
    numberColumn<ScoreboardPlayer>({
      header: 'Acc',
      width: 112,
      format: (p) => formatPercent(p.accuracy),
      strong: best((p) => (p.isTelling.accuracy ? shownValue(p.accuracy, 'share') : null)),
    }),
    numberColumn<ScoreboardPlayer>({
      header: 'Rev',
      width: 80,
      format: (p) => sayTotal(p, 'revives'),
      strong: best((p) => p.revives),
    }),
  ];
  const used = numbers.reduce((sum, column) => sum + column.width, 0);
  const name: Column<ScoreboardPlayer> = {
    header: 'Player',
    width: WIDTH - used,
    align: 'left',
    place: (player, within) => placeName({ within, runs: player.nameRuns, star: player.star }),
  };
  return [name, ...numbers];
}

function layoutTeam(
  team: ScoreboardTeam,
  columns: readonly Column<ScoreboardPlayer>[],
  y: number,
): { marks: Mark[]; bottom: number } {
  if (team.players.length > 0) return layoutTable({ x: LEFT, y, columns, rows: team.players });
  const within = { x: LEFT + 10, y, w: WIDTH - 20, h: SIZE.row };
  return { marks: [placeText({ within, text: 'nobody played', color: COLOR.muted })], bottom: y + SIZE.row };
}

/** The match scoreboard: map and winner in words, then both teams with seven columns. */
export function layoutScoreboard(props: ScoreboardProps): Scene {
  const columns = buildColumns(props.teams.flatMap((team) => team.players));
  const marks = layoutTitle(props);
  let y: number = SIZE.gap + TITLE_HEIGHT;
  for (const index of [0, 1] as const) {
    marks.push(...layoutTeamHead(props, index, y));
    const table = layoutTeam(props.teams[index], columns, y + TEAM_HEIGHT);
    marks.push(...table.marks);
    y = table.bottom + SIZE.gap;
  }
  const legend = layoutPartLegend(
    props.teams.flatMap(({ players }) => players),
    y - SIZE.gap,
  );
  return {
    width: SIZE.width,
    height: legend.bottom + SIZE.padding,
    marks: [...marks, ...legend.marks],
  };
}
